/** What an operation answers by the memory of the session that asks. */

import type { Operation } from "@cantus/contract";
import { inferCollections, type Role } from "@cantus/contract/collections";
import { answer } from "./answer.ts";
import type { Call } from "./answer-place.ts";
import type { MockEvent } from "./events.ts";
import type { MockAnswer, MockRequest } from "./exchange.ts";
import type { Memory } from "./state/memory.ts";
import { perform } from "./state/perform.ts";

/** Where the memory has nothing to say, the answer is the contract's own. */
export function answerRemembered(call: Call, onEvent: (event: MockEvent) => void): MockAnswer {
  const { contract, operation, chosen, preferences, parts, request, session } = call;
  const role = roleOf(call);
  if (!role) return answer(contract, operation, chosen, preferences, onEvent);
  const memory = session.memory(contract);
  const make = () => {
    const { path, query, headers } = request;
    const { host = "localhost", "last-event-id": lastEventId } = headers;
    const asked = { role, chosen, parts, path, query, host, lastEventId, clock: session.clock };
    return answer(contract, operation, chosen, preferences, onEvent, perform(memory, asked));
  };
  return READS.has(role.kind) ? keptAnswer(memory, keyOf(operation, request), make) : make();
}

function roleOf({ contract, operation, chosen }: Call): Role | undefined {
  const role = inferCollections(contract).roles.get(operation.id);
  // Of other bodies, streams and sound for instance, no item tells anything.
  const isTold = role?.kind === "below" || !chosen.content || /json|xml/.test(chosen.content.type);
  return isTold ? role : undefined;
}

/** What changes nothing. */
const READS: ReadonlySet<Role["kind"]> = new Set(["list", "read", "count", "below"]);

interface Kept {
  version: number;
  readonly answers: Map<string, MockAnswer>;
  /** Of all bodies. */
  size: number;
}

/** Answers to reads, whole, as long as nothing in the memory changes. */
const kept = new WeakMap<Memory, Kept>();
const MOST = 1024 * 1024;

function keptAnswer(memory: Memory, key: string, make: () => MockAnswer): MockAnswer {
  let shelf = kept.get(memory);
  if (!shelf || shelf.version !== memory.version || shelf.size > MOST) {
    shelf = { version: memory.version, answers: new Map(), size: 0 };
    kept.set(memory, shelf);
  }
  const known = shelf.answers.get(key);
  if (known) return known;
  const { moves } = memory;
  const made = make();
  // What goes on by itself is another at the next look, and a stream is each caller's own.
  if (memory.moves !== moves || made.stream) return made;
  shelf.answers.set(key, made);
  shelf.size += key.length + (made.body?.length ?? 0) + EACH;
  return made;
}

/** What an answer takes besides its body, about. */
const EACH = 500;

const headerNames = new WeakMap<Operation, readonly string[]>();

/** All that an answer depends on: two requests with the same key get the same. */
function keyOf(operation: Operation, { path, query, headers }: MockRequest): string {
  let key = `${operation.method} ${path}?${query}`;
  for (const name of headersRead(operation)) key += `\n${headers[name] ?? ""}`;
  return key;
}

function headersRead(operation: Operation): readonly string[] {
  const known = headerNames.get(operation);
  if (known) return known;
  const declared = operation.parameters.flatMap(({ in: place, name }) =>
    place === "header" ? [name.toLowerCase()] : place === "cookie" ? ["cookie"] : [],
  );
  const names = [...new Set(["accept", "host", "if-none-match", ...declared])];
  headerNames.set(operation, names);
  return names;
}
