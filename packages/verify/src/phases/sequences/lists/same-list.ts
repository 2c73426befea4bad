/** What shows the things of a list in another place lets the same through: `/rooms/search/findByBuilding`, `/exports/rooms`. */
import { isDeepStrictEqual } from "node:util";
import type { Operation } from "@cantus/contract";
import { addressOf } from "@cantus/contract/collections";
import { Scene } from "../../../state/scene.ts";
import type { Walked } from "../../../state/walk.ts";
import { eachIsTrue } from "./filters.ts";
import { narrowingsOf } from "./narrowing.ts";

export async function sameIsFound(scene: Scene, all: Walked): Promise<void> {
  for (const list of othersOf(scene)) {
    const other = new Scene(scene.run, { ...scene.resource, list, create: undefined }, scene.place);
    const required = list.parameters.filter((each) => each.in === "query" && each.required);
    for (const filter of narrowingsOf(other, list)) {
      // What has to be sent beside it narrows, too.
      if (required.every((each) => each === filter.parameter)) await eachIsTrue(other, filter, all, scene);
    }
  }
}

const PLACE = /^(search|find\w*|query|lookup|filter|exports?|download)$/i;

function othersOf({ run, resource, place }: Scene): Operation[] {
  const { list, within } = resource;
  if (!list) return [];
  const collection = within.split("/").at(-1) ?? "";
  const keysIn = (path: string) => path.split("{}").length;
  const shownBy = (operation: Operation) => new Scene(run, { ...resource, list: operation }, place).listedProperties();
  return run.operations.filter((operation) => {
    if (operation.method !== "get" || operation === list) return false;
    const { path } = addressOf(run.contract, operation);
    const segments = path.split("/");
    const isElsewhere = segments.some((each) => PLACE.test(each)) && segments.includes(collection);
    return isElsewhere && keysIn(path) <= keysIn(within) && isDeepStrictEqual(shownBy(operation), shownBy(list));
  });
}
