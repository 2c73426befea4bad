/** Where the things of a resource can be made: in a new thing of the resource that they are in, where there is one. */
import type { Run } from "../../run/run.ts";
import { type Resource, resourcesOf } from "../../state/resource.ts";
import { Scene } from "../../state/scene.ts";
import type { Place } from "../../state/thing.ts";

/** `undefined` where nothing could be made for it to be in. */
export async function sceneOf(run: Run, resource: Resource): Promise<Scene | undefined> {
  const place = await placeFor(run, resource);
  return place && new Scene(run, resource, place);
}

/** The things of another resource, in the same place as far as they are in one. */
export async function sceneBeside({ run, place }: Scene, resource: Resource): Promise<Scene | undefined> {
  const parent = parentOf(run, resource);
  return parent && !place.has(parent.collection) ? sceneOf(run, resource) : new Scene(run, resource, place);
}

function parentOf(run: Run, resource: Resource): Resource | undefined {
  return resourcesOf(run.contract).findLast(({ collection }) => resource.within.startsWith(`${collection}/{}/`));
}

async function placeFor(run: Run, resource: Resource): Promise<Place | undefined> {
  const parent = parentOf(run, resource);
  // What cannot be made has to be known: the run fills it in.
  if (!parent?.create) return new Map();
  const scene = await sceneOf(run, parent);
  return (await scene?.createPlain())?.place;
}

/** The resources whose things are in those of this one. */
export function childrenOf(run: Run, { collection }: Resource): Resource[] {
  return resourcesOf(run.contract).filter(
    (below) => below.within.startsWith(`${collection}/{}/`) && !below.within.slice(collection.length + 4).includes("/"),
  );
}
