/** Requests that only somebody else, or nobody, would send. */
import { wrongCredentials } from "../exchange/wrong-credentials.ts";
import type { Prover } from "./boundaries.ts";
import type { Aim, Case } from "./case.ts";

/** @param baseline what the target has accepted with the right credentials */
export function credentialCases(prover: Prover, baseline: Case): (Case & { readonly aim: Aim })[] {
  const { contract } = prover;
  const { operation } = baseline;
  const own = `${operation.pointer}/security`;
  const clause = contract.at(own) === undefined ? "/security" : own;
  const aim: Aim = { expect: "refused", isValid: false, in: "security", pointer: "", keyword: "security", clause };
  return wrongCredentials(contract, operation, prover.write(baseline)).map(({ what, change }) => ({
    ...baseline,
    name: what,
    expected: [],
    aim,
    onWire: change,
  }));
}
