/** What a list can be narrowed by and only a change sets, `archived` for instance, differs among things. */
import { propertiesOf } from "@cantus/contract/collections";
import type { Scene } from "../../../state/scene.ts";
import { isOfCaller, nthValue } from "../../../state/values.ts";
import { changeable, changeTo } from "../changes/change-to.ts";
import { narrowingsOf } from "./narrowing.ts";

/** So many are changed to each of two values. */
const ALIKE = 2;

export async function changeSome(scene: Scene): Promise<void> {
  const { list, create, update } = scene.resource;
  if (!list || !create || !update) return;
  const { contract } = scene.run;
  const sent = new Set(
    [...propertiesOf(contract, scene.sentSchema(create))].flatMap(([name, schema]) =>
      isOfCaller(contract, schema) ? [name] : [],
    ),
  );
  const narrowed = new Set(narrowingsOf(scene, list).map(({ property }) => property));
  for (const [name, property] of changeable(scene, update)) {
    if (!narrowed.has(name) || sent.has(name)) continue;
    for (let turn = 0; turn < ALIKE; turn++) {
      const spare = scene.run.goesOn() ? await scene.create() : undefined;
      const value = nthValue(contract, property, turn);
      const change = spare && value && changeTo(scene, update, name, value.value, spare.shown ?? spare.sent);
      // What becomes of it nobody knows: it may be listed no longer.
      if (spare) scene.forget(spare);
      if (change) await scene.send(update, { place: spare.place, as: spare.by, ...change });
    }
  }
}
