/** What PUT makes under an id of the caller's choice. */
import type { Scene } from "../../../state/scene.ts";

/** "If the target resource does not have a current representation …, the origin server MUST inform the user agent by sending a 201" (RFC 9110, section 9.3.4). */
export async function putSaysThatItMakes(scene: Scene): Promise<void> {
  const { create, read } = scene.resource;
  const place = create?.method === "put" && read ? scene.newPlace(create) : undefined;
  const before = place && (await scene.send(read, { place }));
  if (before?.response.status !== 404) return;
  const thing = await scene.create({ place });
  if (!thing || !/^20[04]$/.test(String(thing.made.response.status))) return;
  const message = `PUT made what reading had answered 404 for, and says ${thing.made.response.status} instead of 201.`;
  scene.tell("put-creates", { message, exchange: thing.made, before: [before] });
}
