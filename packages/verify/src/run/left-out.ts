/** Which operations of a contract a run leaves out, and why. */
import type { Contract, Operation } from "@cantus/contract";
import type { Coverage } from "./coverage.ts";
import type { VerifyOptions } from "./options.ts";

/** The operations that are called. Of the others the coverage says why. */
export function calledOf(contract: Contract, options: VerifyOptions, coverage: Coverage): Operation[] {
  return contract.operations.filter((operation) => {
    const reason = whyLeftOut(options, operation);
    if (reason !== undefined) coverage.skip(operation, reason, operation.pointer);
    return reason === undefined;
  });
}

/** `it was not asked for`; `undefined` for an operation that is called. */
function whyLeftOut({ only, safe, hooks = {} }: VerifyOptions, { id, method }: Operation): string | undefined {
  if (only && !only.includes(id)) return "it was not asked for";
  if (safe && !SAFE.has(method)) return "only safe methods are sent";
  const { skip } = hooks[id] ?? {};
  return skip === true ? "a hook skips it" : skip || undefined;
}

/** RFC 9110, section 9.2.1. */
const SAFE = new Set<string>(["get", "head", "options", "trace"]);
