/** Sequences: what one request leaves is looked at by the next. */

import type { Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import { isPending } from "../exchange/outcome.ts";
import type { Run } from "../run/run.ts";
import { remembersNothing } from "../state/remembers.ts";
import { type Resource, resourcesOf } from "../state/resource.ts";
import { Scene } from "../state/scene.ts";
import type { Phase } from "./phase.ts";
import { othersAreKeptElsewhere } from "./sequences/callers/elsewhere.ts";
import { othersAreKeptOut } from "./sequences/callers/isolation.ts";
import { changeIsTold } from "./sequences/changes/changed-at.ts";
import { jsonPatchIsWhole } from "./sequences/changes/json-patched.ts";
import { mergesWithin } from "./sequences/changes/merged.ts";
import { putReplaces } from "./sequences/changes/replaced.ts";
import { patchChanges } from "./sequences/changes/updated.ts";
import { bulkIsKept, fillByBatch } from "./sequences/creates/bulk.ts";
import { chosenIdIsTaken } from "./sequences/creates/chosen-id.ts";
import {
  areKept,
  createdAreListed,
  createdIsThere,
  isNotElsewhere,
  listFollows,
  locationResolves,
} from "./sequences/creates/created.ts";
import { sentWithoutDefaults } from "./sequences/creates/defaults.ts";
import { keyIsHonoured } from "./sequences/creates/idempotency.ts";
import { createdOnce } from "./sequences/creates/once.ts";
import { putSaysThatItMakes } from "./sequences/creates/put-creates.ts";
import { refusedCreates, refusedUpdates } from "./sequences/creates/refused.ts";
import { serverDecides } from "./sequences/creates/server-decides.ts";
import { takenIsRefused } from "./sequences/creates/taken.ts";
import { usersGo } from "./sequences/deletes/cascade.ts";
import { deletedIsGone } from "./sequences/deletes/deleted.ts";
import { inUseIsRefused } from "./sequences/deletes/in-use.ts";
import { deletedAreShown } from "./sequences/deletes/shown-deleted.ts";
import { listedIsKept } from "./sequences/listed.ts";
import { countIsTrue } from "./sequences/lists/counted.ts";
import { filtersAreTrue } from "./sequences/lists/filters.ts";
import { ordersAreKept } from "./sequences/lists/orders.ts";
import { pagesAreTrue } from "./sequences/lists/pages.ts";
import { saidOrderIsKept } from "./sequences/lists/said-order.ts";
import { sameIsFound } from "./sequences/lists/same-list.ts";
import { searchIsMade } from "./sequences/lists/searched.ts";
import { unsaidPages } from "./sequences/lists/unsaid-pages.ts";
import { changeSome } from "./sequences/lists/varied.ts";
import { childrenOf, sceneOf } from "./sequences/place.ts";
import { listedAsExpanded, readAsExpanded } from "./sequences/reads/expanded.ts";
import { filesAreKept } from "./sequences/reads/files.ts";
import { namedAreShown } from "./sequences/reads/named-together.ts";
import { partsNameTheirThing } from "./sequences/reads/parts-name.ts";
import { conditions, getIsSafe, headEqualsGet } from "./sequences/reads/reading.ts";
import { readAsSelected, selectedAreShown } from "./sequences/reads/selected.ts";
import { actionsAreKept, partsAreKept } from "./sequences/relations/below.ts";
import { countsAgree } from "./sequences/relations/counts.ts";
import { linkSome, linksAreKept } from "./sequences/relations/linked.ts";
import { namedAreThere } from "./sequences/relations/references.ts";
import { singleIsKept } from "./sequences/single.ts";
import { bringToStates, movesAreKept, statesForbid } from "./sequences/states/moved.ts";
import { workComesToItsEnd } from "./sequences/states/worked.ts";

export const sequences: Phase = {
  name: "sequences",
  sentence: "What is created is read, listed, changed, deleted and read again, also by another caller.",
  weight: 3,
  async play(run) {
    const resources = resourcesOf(run.contract);
    for (const resource of resources) {
      if (!run.goesOn()) return;
      await playResource(run, resource);
    }
    for (const operation of run.operations.filter(({ method }) => method === "get")) {
      const [scene] = resources.map((resource) => new Scene(run, resource, new Map()));
      if (scene && run.baseline(operation)) await headEqualsGet(scene, operation, {});
    }
  },
};

async function playResource(run: Run, resource: Resource): Promise<void> {
  const scene = await sceneOf(run, resource);
  if (!scene) return;
  if (resource.isSingle) {
    await singleIsKept(scene);
    await filesAreKept(scene);
    return;
  }
  const children = childrenOf(run, resource);
  const thing = await scene.create();
  if (!thing && scene.unnamed) await locationResolves(scene, scene.unnamed);
  if (thing) {
    const other = await scene.create();
    if (other && remembersNothing(scene, thing, other)) {
      run.coverage.forgets(thing.made.operation as Operation);
      return;
    }
    for (const operation of [resource.create, resource.update, resource.replace]) {
      if (operation) run.keeps(operation);
    }
    await createdIsThere(scene, thing);
    await workComesToItsEnd(scene, thing);
    await partsNameTheirThing(scene, thing);
    for (const body of [scene.base(), scene.least()]) {
      const least = await scene.create({ body });
      if (least) await createdIsThere(scene, least);
    }
    for (const body of sentWithoutDefaults(scene)) {
      const bare = await scene.create({ body });
      if (bare) await createdIsThere(scene, bare);
    }
    const isCheap =
      !isPending(thing.made) && (resource.remove ?? resource.read) !== undefined && isMadeInPlace(run, resource);
    for (let count = 3; count < (isCheap ? MOST : FEW) && run.goesOn(); count++) {
      const next = await scene.create();
      if (next) await createdIsThere(scene, next);
    }
  }
  if (!run.goesOn()) return;
  const isFilled = !thing && (await fillByBatch(scene));
  await linkSome(scene);
  await bringToStates(scene);
  await changeSome(scene);
  await listFollows(scene);
  const all = await pagesAreTrue(scene, isFilled || scene.things.length > 0);
  if (all) {
    await countIsTrue(scene, all);
    await unsaidPages(scene, all);
    await filtersAreTrue(scene, all);
    await sameIsFound(scene, all);
    await searchIsMade(scene, all);
    await ordersAreKept(scene, all);
    saidOrderIsKept(scene, all);
    await namedAreShown(scene, all);
    await selectedAreShown(scene, all);
    await listedAsExpanded(scene, all);
  }
  await listedIsKept(scene);
  await bulkIsKept(scene);
  if (!thing) return;
  await createdAreListed(scene, scene.things);
  await isNotElsewhere(scene, thing);
  await serverDecides(scene, thing);
  await patchChanges(scene, thing);
  await mergesWithin(scene, thing);
  await jsonPatchIsWhole(scene, thing);
  await putReplaces(scene, thing);
  await changeIsTold(scene, thing);
  await putSaysThatItMakes(scene);
  await createdAreListed(scene, [thing]);
  await getIsSafe(scene, thing);
  await readAsSelected(scene, thing);
  await readAsExpanded(scene, thing);
  if (resource.read) await headEqualsGet(scene, resource.read, { place: thing.place });
  await conditions(scene, thing);
  await actionsAreKept(scene);
  await movesAreKept(scene);
  await statesForbid(scene);
  await takenIsRefused(scene);
  await inUseIsRefused(scene);
  await partsAreKept(scene);
  await linksAreKept(scene);
  await filesAreKept(scene);
  await countsAgree(scene);
  await keyIsHonoured(scene);
  await createdOnce(scene);
  await chosenIdIsTaken(scene);
  await refusedCreates(scene);
  await refusedUpdates(scene, thing);
  await namedAreThere(scene);
  await othersAreKeptOut(scene);
  await othersAreKeptElsewhere(scene);
  await deletedAreShown(scene);
  await deletedIsGone(scene, children);
  await usersGo(scene);
  await areKept(scene);
}

/** How many things are made for lists: more than the ten that many pages have. And of those whose work goes on after the answer. */
const MOST = 12;
const FEW = 3;

/** What is made elsewhere is what work there is about, and work may be dear. */
function isMadeInPlace({ contract }: Run, { create, within }: Resource): boolean {
  return create?.method === "put" || (create !== undefined && addressOf(contract, create).path === within);
}
