/** A create that comes again with its Idempotency-Key, where the contract has one, is answered as the first was. */
import type { Operation } from "@cantus/contract";
import type { Memory } from "../memory.ts";
import { type Asked, type Remembered, scopeOf } from "./asked.ts";
import { create } from "./create.ts";

/** Answers that are kept of a session; the oldest go first. */
const MAX_ANSWERS = 1000;

export function createOnce(memory: Memory, asked: Asked): Remembered | undefined {
  const { role, parts } = asked;
  const header = keyHeaderOf(role.operation);
  const key = header === undefined ? undefined : parts.header[header];
  if (key === undefined) return create(memory, asked);
  const name = JSON.stringify([role.operation.id, scopeOf(asked, role.scope), key]);
  const earlier = memory.answered.get(name);
  // Nothing was made this time.
  if (earlier) return { ...earlier, made: undefined };
  const answer = create(memory, asked);
  if (!answer) return undefined;
  memory.answered.set(name, answer);
  const [first] = memory.answered.keys();
  if (memory.answered.size > MAX_ANSWERS && first !== undefined) memory.answered.delete(first);
  return answer;
}

const known = new WeakMap<Operation, string | undefined>();

/** What the operation calls the header, where it has one. */
function keyHeaderOf(operation: Operation): string | undefined {
  if (known.has(operation)) return known.get(operation);
  const declared = operation.parameters.find((each) => each.in === "header" && /idempotency-?key/i.test(each.name));
  known.set(operation, declared?.name);
  return declared?.name;
}
