/** What was there before the run and nobody can make, an organization for instance: it is known from its list. */
import { isRefusedAsSuch } from "../../exchange/outcome.ts";
import { Scene } from "../../state/scene.ts";
import type { Thing } from "../../state/thing.ts";
import { putReplaces } from "./changes/replaced.ts";
import { patchChanges } from "./changes/updated.ts";
import { refusedUpdates } from "./creates/refused.ts";
import { childrenOf } from "./place.ts";
import { conditions, getIsSafe, headEqualsGet } from "./reads/reading.ts";
import { countsAgree } from "./relations/counts.ts";

export async function listedIsKept(scene: Scene): Promise<void> {
  const { run, resource, place } = scene;
  if (resource.create || !resource.read) return;
  const page = await scene.page({});
  const [item] = page?.items ?? [];
  const id = item && scene.idOf(item);
  if (id === undefined || !page) return;
  // Who reads what nobody has seen has examples for everything, and keeps nothing.
  const unknown = await scene.send(resource.read, { place: scene.newPlace(resource.read) });
  if (unknown?.response.status !== 404) return;
  const [by] = run.identities;
  const at = new Map([...place, [resource.key.collection, id]]);
  const thing: Thing = { id, place: at, sent: {}, shown: item, made: page.exchange, by };
  await patchChanges(scene, thing);
  await putReplaces(scene, thing);
  await getIsSafe(scene, thing);
  await headEqualsGet(scene, resource.read, { place: at });
  await conditions(scene, thing);
  await refusedUpdates(scene, thing);
  await othersReadNone(scene, thing);
  await countsAgree(scene, thing);
}

/** Who is turned away from what is in a thing does not read the thing either. */
async function othersReadNone(scene: Scene, thing: Thing): Promise<void> {
  const { run, resource, place } = scene;
  const below = childrenOf(run, resource).find(({ list }) => list !== undefined);
  if (!below) return;
  for (const as of run.identities.slice(1)) {
    const listed = await scene.page({}, { as });
    const isHidden = listed && listed.items.length > 0 && listed.items.every((each) => scene.idOf(each) !== thing.id);
    const within = isHidden && (await new Scene(run, below, place).send(below.list, { as, place: thing.place }));
    if (!within || !isRefusedAsSuch(within)) continue;
    const read = await scene.read(thing, { as });
    if (!read?.item) continue;
    const message = `${as.name} reads ${resource.name} ${thing.id}, which is not in ${as.name}'s list and whose ${below.name} ${as.name} is refused.`;
    scene.tell("isolation", { message, exchange: read.exchange, before: [within] });
  }
}
