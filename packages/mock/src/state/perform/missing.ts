/** Items that are not there. */

import { Problem } from "@cantus/contract";
import type { ItemPlace } from "@cantus/contract/collections";
import type { Memory } from "../memory.ts";
import { type Asked, scopeOf } from "./asked.ts";

/**
 * What was removed is gone, whatever is declared. An id that was never there is refused only where all items of the
 * collection come through the contract, and it declares such an answer; elsewhere Prism's is shown for any id, as a mock
 * without a memory would.
 */
export function refuseMissing(
  memory: Memory,
  asked: Asked,
  place: Pick<ItemPlace, "collection" | "scope">,
  id: string,
): void {
  const { operation } = asked.role;
  const shelf = memory.look(place.collection, scopeOf(asked, place.scope));
  const { isSingle, isComplete, name } = place.collection;
  if (isSingle && !operation.response(404)) return;
  if (shelf.gone.has(id) || (isComplete && operation.response(404))) {
    throw new Problem("not-found", { detail: isSingle ? `There is no ${name}.` : `There is no ${id} in ${name}.` });
  }
}
