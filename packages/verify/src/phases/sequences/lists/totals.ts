/** What a list says that there is of its items, and of its pages, is true. */

import type { Exchange } from "../../../exchange/exchange.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { shownAt } from "../../../state/media.ts";
import type { Page } from "../../../state/page.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Walked } from "../../../state/walk.ts";

/**
 * Every total that a complete walk came by is the number of items that it met; again, too, as jobs go from state to state
 * between two pages of those that run.
 *
 * @param again walks through the same
 */
export async function totalsAgree(scene: Scene, all: Walked, again: () => Promise<Walked | undefined>): Promise<void> {
  if (!wrongTotal(scene, all)) return;
  const still = await again();
  const wrong = still?.isComplete && still.ids.join() === all.ids.join() ? wrongTotal(scene, still) : undefined;
  if (!wrong) return;
  const { exchange, place, value } = wrong;
  const message = `The list says ${place}: ${value}, and has ${new Set(all.ids).size} items.`;
  scene.tell("total-agrees", { message, exchange, pointer: place.startsWith("/") ? place : `/${place}` });
}

function wrongTotal(scene: Scene, { pages, ids }: Walked) {
  const { size } = new Set(ids);
  return pages
    .flatMap(({ totals, exchange }) => totals.map((total) => ({ ...total, exchange })))
    .find(({ place, value, exchange }) => value !== size && !isInexact(scene, exchange, place, value));
}

/** What a contract says of a number that may be less than what it counts. */
const INEXACT = /\b(approximat|estimat|capped|at most|at least|up to|no more than|not exact)/i;

/** An estimate, or a number that has reached the most that it can be. */
function isInexact(scene: Scene, { operation, response }: Exchange, place: string, value: number): boolean {
  const { contract } = scene.run;
  const declared = operation?.response(response.status);
  const header = declared?.headers.find(({ name }) => name.toLowerCase() === place.toLowerCase());
  const schema = shownAt(contract, operation, response.status, place);
  const said = [header?.description, keywordOf(contract, schema, "description")];
  return keywordOf(contract, schema, "maximum") === value || said.some((text) => INEXACT.test(String(text ?? "")));
}

/** How many pages there are. */
export function pageCount(scene: Scene, { pages, exchange }: Page, size: number, all: Walked): void {
  const expected = Math.ceil(all.ids.length / size);
  for (const { place, value } of pages) {
    if (value === expected || (expected === 0 && value === 1)) continue;
    const message = `The list says ${place}: ${value}; ${all.ids.length} items in pages of ${size} are ${expected}.`;
    scene.tell("total-agrees", { message, exchange, pointer: place.startsWith("/") ? place : `/${place}` });
  }
}
