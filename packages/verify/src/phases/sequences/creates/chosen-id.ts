/** A caller may choose the id of what is made, by a parameter beside the body: `POST /jobs?jobId=` (AIP-133). */
import { addressOf, hasType, plainName, singularOf } from "@cantus/contract/collections";
import { isSuccess } from "../../../exchange/outcome.ts";
import type { Scene } from "../../../state/scene.ts";
import { nthValue } from "../../../state/values.ts";
import { shownAs } from "../told.ts";

export async function chosenIdIsTaken(scene: Scene): Promise<void> {
  const { run, resource } = scene;
  const { create, name, read } = resource;
  const called = `${singularOf(plainName(name))}id`;
  const parameter =
    create && addressOf(run.contract, create).query.find((each) => plainName(each.name) === called && !each.required);
  if (!create || !parameter || !hasType(run.contract, parameter.schema, "string")) return;
  const chosen = nthValue(run.contract, parameter.schema ?? true, run.seed * 1000 + run.budget.requests);
  if (typeof chosen?.value !== "string") return;
  const query = { [parameter.name]: chosen.value };
  const thing = await scene.create({ query });
  if (!thing) return;
  const pointer = `/${parameter.name}`;
  const clause = parameter.pointer;
  // By which case ids are kept, the contract leaves open.
  if (thing.id.toLowerCase() !== chosen.value.toLowerCase()) {
    const message = `${parameter.name}=${chosen.value} was asked for, and ${thing.id} was made.`;
    scene.tell("sent-is-shown", { message, exchange: thing.made, pointer, clause });
    return;
  }
  const before = read && (await scene.read(thing));
  const again = await scene.send(create, { query, body: scene.body(OTHER_TURN) });
  const after = again && isSuccess(again) ? await scene.read(thing) : undefined;
  // Who takes it for the same request once more leaves the thing as it was.
  const changed = [...scene.ownProperties()].find(
    (each) => before?.item && after?.item && JSON.stringify(before.item[each]) !== JSON.stringify(after.item[each]),
  );
  if (!again || changed === undefined) return;
  const [was, is] = [before, after].map((each) => shownAs(each?.item?.[changed]));
  const message = `${parameter.name}=${chosen.value} is taken, and creating it again is accepted with ${again.response.status}: /${changed} was ${was} and is ${is}.`;
  scene.tell("created-once", { message, exchange: again, before: [thing.made], pointer, clause });
}

const OTHER_TURN = 21;
