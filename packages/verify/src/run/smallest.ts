import type { Case } from "../cases/case.ts";
import { smaller } from "../cases/smaller.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { CallOptions, Run } from "./run.ts";

/** So many smaller requests are sent to find the smallest. */
const SHRINKING = 40;

/**
 * The smallest case of the same kind of which something still holds, within a number of requests.
 *
 * @param holds whether an answer still shows it
 */
export async function smallest(
  run: Run,
  one: Case,
  holds: (exchange: Exchange, one: Case) => boolean,
  options: CallOptions = {},
): Promise<Case> {
  let least = one;
  let left = SHRINKING;
  for (let isSmaller = true; isSmaller && left > 0; ) {
    isSmaller = false;
    for (const candidate of smaller(run, least)) {
      if (left-- <= 0 || !run.goesOn()) break;
      const exchange = await run.send(candidate, { ...options, again: true });
      if (!exchange || !holds(exchange, candidate)) continue;
      least = candidate;
      isSmaller = true;
      break;
    }
  }
  return least;
}
