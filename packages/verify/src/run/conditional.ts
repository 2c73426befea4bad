import type { Case } from "../cases/case.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { Etags } from "./etags.ts";
import type { CallOptions, Run } from "./run.ts";

/** Once more, with the ETag of what it is about, which is read where it was not seen yet. */
export async function callConditionally(
  run: Run,
  etags: Etags,
  one: Case,
  refused: Exchange,
  options: CallOptions,
): Promise<Exchange | undefined> {
  const { path } = one.operation;
  const read = run.operations.find((operation) => operation.path === path && operation.method === "get");
  if (read && !etags.knows(refused.request)) {
    const asked = { ...one, operation: read, body: undefined, onWire: undefined, aim: undefined };
    await run.call(asked, { ...options, again: true });
  }
  if (!etags.knows(refused.request)) return refused;
  return run.call(one, { ...options, again: true });
}
