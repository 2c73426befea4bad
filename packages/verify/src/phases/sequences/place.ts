/** What stands where: a place to make the things of a resource in, what is made in them, and what is read below them. */
import type { Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import type { Run } from "../../run/run.ts";
import { type Resource, resourcesOf } from "../../state/resource.ts";
import { Scene } from "../../state/scene.ts";
import type { Place } from "../../state/thing.ts";

/**
 * In a new thing of the resource that it is in, where there is one; `undefined` where that could not be made.
 *
 * @param place where it is to be, as far as that is known
 */
export async function sceneOf(run: Run, resource: Resource, place: Place = new Map()): Promise<Scene | undefined> {
  const parent = resourcesOf(run.contract).findLast(({ collection }) =>
    resource.within.startsWith(`${collection}/{}/`),
  );
  // What cannot be made has to be known: the run fills it in.
  if (!parent?.create || place.has(parent.collection)) return new Scene(run, resource, place);
  const thing = await (await sceneOf(run, parent, place))?.createPlain();
  return thing && new Scene(run, resource, thing.place);
}

/** The resources whose things are in those of this one. */
export function childrenOf(run: Run, { collection }: Resource): Resource[] {
  return resourcesOf(run.contract).filter(
    (below) => below.within.startsWith(`${collection}/{}/`) && !below.within.slice(collection.length + 4).includes("/"),
  );
}

/** GET on a word below a thing. */
export function readsBelow({ run, resource }: Scene): readonly Operation[] {
  const item = `${resource.collection}/{}/`;
  return run.operations.filter((operation) => {
    const { method, path } = addressOf(run.contract, operation);
    return method === "get" && path.startsWith(item) && !path.slice(item.length).includes("/");
  });
}
