/** What comes again with its Idempotency-Key, where the contract has one, is answered as it was the first time. */
import { hash } from "node:crypto";
import { type Operation, Problem } from "@cantus/contract";
import type { Memory } from "../memory.ts";
import { type Asked, type Remembered, scopeOf } from "./asked.ts";

/** Answers that are kept of a session; the oldest go first. */
const MAX_ANSWERS = 1000;

/** What a key was sent with first, and what that was answered. */
export interface Answered {
  /** A hash of it. */
  readonly request: string;
  readonly answer: Remembered;
}

/**
 * @param perform does what is asked; what it refuses may be sent again
 * @throws {Problem} `idempotency-key-reused` where the key came with another request first, and the operation declares a
 *   422 for that (draft-ietf-httpapi-idempotency-key-header, section 2.7)
 */
export function once(memory: Memory, asked: Asked, perform: () => Remembered | undefined): Remembered | undefined {
  const { role, parts } = asked;
  const header = keyHeaderOf(role.operation);
  const key = header === undefined ? undefined : parts.header[header];
  if (key === undefined) return perform();
  const isDeclared = role.operation.responses.some(({ status }) => status === "422");
  // Who does not refuse it takes the same key for something else by another operation.
  const name = JSON.stringify([isDeclared ? "" : role.operation.id, scopeOf(asked, role.scope), key]);
  // What was uploaded is not kept for it.
  const request = hash("sha256", JSON.stringify([role.operation.id, parts.path, parts.body]));
  const earlier = memory.answered.get(name);
  if (earlier && earlier.request !== request && isDeclared) {
    throw new Problem("idempotency-key-reused", {
      status: 422,
      detail: `The first request with the Idempotency-Key ${String(key)} was another one.`,
    });
  }
  // Nothing was made this time.
  if (earlier) return { ...earlier.answer, made: undefined };
  const answer = perform();
  if (!answer) return undefined;
  memory.answered.set(name, { request, answer });
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
