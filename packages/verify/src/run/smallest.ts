import type { Case } from "../cases/case.ts";
import { smaller } from "../cases/smaller.ts";
import type { Finding } from "../finding.ts";
import type { Examiner } from "./examiner.ts";
import type { CallOptions, Run } from "./run.ts";

/** So many smaller requests are sent to find the smallest. */
const SHRINKING = 40;

/** The same finding, by the smallest case of the same kind that shows it, as far as a number of requests can tell. */
export async function smallest(
  run: Run,
  examiner: Examiner,
  one: Case,
  finding: Finding,
  options: CallOptions = {},
): Promise<Finding> {
  let [least, found] = [one, finding];
  let left = SHRINKING;
  for (let isSmaller = true; isSmaller && left > 0; ) {
    isSmaller = false;
    for (const candidate of smaller(run, least)) {
      if (left-- <= 0 || !run.goesOn()) break;
      const exchange = await run.send(candidate, { ...options, again: true });
      const same = exchange && examiner.again(finding, exchange, candidate);
      if (!same) continue;
      [least, found] = [candidate, same];
      isSmaller = true;
      break;
    }
  }
  return found;
}
