/** Sequences: what one request leaves is looked at by the next. */

import type { Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import { isPending } from "../exchange/outcome.ts";
import type { Run } from "../run/run.ts";
import { remembersNothing } from "../state/remembers.ts";
import { type Resource, resourcesOf } from "../state/resource.ts";
import { Scene } from "../state/scene.ts";
import type { Phase } from "./phase.ts";
import { actionsAreKept, partsAreKept } from "./sequences/below.ts";
import { bulkIsKept, fillByBatch } from "./sequences/bulk.ts";
import { usersGo } from "./sequences/cascade.ts";
import { changeIsTold } from "./sequences/changed-at.ts";
import { chosenIdIsTaken } from "./sequences/chosen-id.ts";
import { countIsTrue } from "./sequences/counted.ts";
import { countsAgree } from "./sequences/counts.ts";
import {
  areKept,
  createdAreListed,
  createdIsThere,
  isNotElsewhere,
  listFollows,
  locationResolves,
} from "./sequences/created.ts";
import { sentWithoutDefaults } from "./sequences/defaults.ts";
import { deletedIsGone } from "./sequences/deleted.ts";
import { othersAreKeptElsewhere } from "./sequences/elsewhere.ts";
import { listedAsExpanded, readAsExpanded } from "./sequences/expanded.ts";
import { filesAreKept } from "./sequences/files.ts";
import { filtersAreTrue } from "./sequences/filters.ts";
import { keyIsHonoured } from "./sequences/idempotency.ts";
import { inUseIsRefused } from "./sequences/in-use.ts";
import { othersAreKeptOut } from "./sequences/isolation.ts";
import { jsonPatchIsWhole } from "./sequences/json-patched.ts";
import { linkSome, linksAreKept } from "./sequences/linked.ts";
import { listedIsKept } from "./sequences/listed.ts";
import { mergesWithin } from "./sequences/merged.ts";
import { bringToStates, movesAreKept, statesForbid } from "./sequences/moved.ts";
import { namedAreShown } from "./sequences/named-together.ts";
import { createdOnce } from "./sequences/once.ts";
import { ordersAreKept } from "./sequences/orders.ts";
import { pagesAreTrue } from "./sequences/pages.ts";
import { partsNameTheirThing } from "./sequences/parts-name.ts";
import { childrenOf, sceneOf } from "./sequences/place.ts";
import { putSaysThatItMakes } from "./sequences/put-creates.ts";
import { conditions, getIsSafe, headEqualsGet } from "./sequences/reading.ts";
import { namedAreThere } from "./sequences/references.ts";
import { refusedCreates, refusedUpdates } from "./sequences/refused.ts";
import { putReplaces } from "./sequences/replaced.ts";
import { saidOrderIsKept } from "./sequences/said-order.ts";
import { sameIsFound } from "./sequences/same-list.ts";
import { searchIsMade } from "./sequences/searched.ts";
import { readAsSelected, selectedAreShown } from "./sequences/selected.ts";
import { serverDecides } from "./sequences/server-decides.ts";
import { deletedAreShown } from "./sequences/shown-deleted.ts";
import { singleIsKept } from "./sequences/single.ts";
import { takenIsRefused } from "./sequences/taken.ts";
import { unsaidPages } from "./sequences/unsaid-pages.ts";
import { patchChanges } from "./sequences/updated.ts";
import { changeSome } from "./sequences/varied.ts";
import { workComesToItsEnd } from "./sequences/worked.ts";

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
