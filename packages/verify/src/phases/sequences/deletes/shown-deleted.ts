/** What was deleted is listed where it is asked for: `showDeleted=true` (AIP-164). */
import { addressOf, hasType, plainName } from "@cantus/contract/collections";
import { isSuccess } from "../../../exchange/outcome.ts";
import type { Scene } from "../../../state/scene.ts";
import { walk } from "../../../state/walk.ts";

export async function deletedAreShown(scene: Scene): Promise<void> {
  const { list, remove } = scene.resource;
  const { contract } = scene.run;
  const shows =
    list &&
    addressOf(contract, list).query.find(
      ({ name, schema }) =>
        /^(show|include|with)deleted$/.test(plainName(name)) && hasType(contract, schema, "boolean"),
    );
  const thing = shows && remove ? await scene.create() : undefined;
  if (!shows || !thing) return;
  scene.forget(thing);
  const removed = await scene.send(remove, { place: thing.place, as: thing.by });
  if (!removed || !isSuccess(removed)) return;
  const found = await walk(scene, { [shows.name]: true }, undefined, { place: scene.place });
  const [first] = found?.pages ?? [];
  if (!found?.isComplete || !first || found.ids.includes(thing.id)) return;
  const message = `${shows.name}=true does not let ${thing.id} through, which was deleted.`;
  const pointer = `/${shows.name}`;
  scene.tell("filter-whole", { message, exchange: first.exchange, before: [removed], pointer, clause: shows.pointer });
}
