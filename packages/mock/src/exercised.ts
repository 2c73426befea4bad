/** What of a contract has been exercised: which operations, with which parameters and media types, to which answers. */
import type { Contract, Operation } from "@cantus/contract";
import type { MockRequest } from "./exchange.ts";

export interface ExercisedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** How many requests there were. */
  readonly requests: number;
  /** How often each status was answered: those that the contract declares, and others. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Whether each parameter was sent, by place and name: `query limit`. */
  readonly parameters: Readonly<Record<string, boolean>>;
  /** Whether a body of each media type was sent. */
  readonly requestTypes: Readonly<Record<string, boolean>>;
  /** Whether an answer of each status and media type was sent: `200 application/json`. */
  readonly responseTypes: Readonly<Record<string, boolean>>;
}

export interface ExercisedContract {
  readonly contract: string;
  /** Of all operations, statuses, parameters and media types that the contract declares, how many were exercised. */
  readonly exercised: number;
  readonly declared: number;
  readonly operations: readonly ExercisedOperation[];
}

interface Seen {
  requests: number;
  readonly statuses: Map<number, number>;
  readonly parameters: Set<string>;
  readonly requestTypes: Set<string>;
  readonly responseTypes: Set<string>;
  /** Combinations that have been looked at. */
  readonly known: Set<string>;
  /** The one that was looked at last: mostly the next is the same. */
  last: Combination | undefined;
}

/** What a request and its answer are made of, as far as this is about it. */
interface Combination {
  readonly status: number;
  readonly responseType: string | undefined;
  readonly requestType: string | undefined;
  readonly query: string;
  /** How many headers. */
  readonly headers: number;
}

const MANY = 500;

export class Exercised {
  /** By contract and operation. */
  readonly #seen = new Map<string, Seen>();
  /** The same by the operation, which another of its id takes the place of when a contract is read again. */
  #ofOperations = new WeakMap<Operation, Seen>();

  note(
    contract: Contract,
    operation: Operation,
    request: MockRequest,
    status: number,
    responseType: string | undefined,
  ): void {
    const seen = this.#seenOf(contract, operation);
    seen.requests++;
    seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1);
    const { query, headers } = request;
    const type = headers["content-type"];
    // The same once more, with as many headers: nothing to learn.
    const combination = { status, responseType, requestType: type, query, headers: countOf(headers) };
    if (seen.last && isSame(seen.last, combination)) return;
    seen.last = combination;
    const key = `${status} ${responseType} ${type} ${query} ${combination.headers}`;
    if (seen.known.has(key)) return;
    if (seen.known.size < MANY) seen.known.add(key);
    const names = Object.keys(headers);
    for (const [name] of new URLSearchParams(query)) seen.parameters.add(`query ${name.replace(/\[.*\]$/, "")}`);
    for (const name of names) seen.parameters.add(`header ${name}`);
    for (const cookie of (headers.cookie ?? "").split(";"))
      seen.parameters.add(`cookie ${cookie.split("=")[0]?.trim()}`);
    if (request.body.length > 0 && type !== undefined) seen.requestTypes.add(plain(type));
    if (responseType !== undefined) seen.responseTypes.add(`${status} ${plain(responseType)}`);
  }

  #seenOf(contract: Contract, operation: Operation): Seen {
    const known = this.#ofOperations.get(operation);
    if (known) return known;
    const key = `${contract.name} ${operation.id}`;
    const empty = () => new Set<string>();
    const seen = this.#seen.get(key) ?? {
      requests: 0,
      statuses: new Map(),
      parameters: empty(),
      requestTypes: empty(),
      responseTypes: empty(),
      known: empty(),
      last: undefined,
    };
    this.#seen.set(key, seen);
    this.#ofOperations.set(operation, seen);
    return seen;
  }

  clear(): void {
    this.#seen.clear();
    this.#ofOperations = new WeakMap();
  }

  of(contract: Contract): ExercisedContract {
    const operations = contract.operations.map((operation) =>
      exercisedOperation(operation, this.#seen.get(`${contract.name} ${operation.id}`)),
    );
    const flags = operations.flatMap(({ requests, statuses, parameters, requestTypes, responseTypes }) => [
      requests > 0,
      ...Object.values(statuses).map((count) => count > 0),
      ...[parameters, requestTypes, responseTypes].flatMap((each) => Object.values(each)),
    ]);
    return {
      contract: contract.name,
      exercised: flags.filter(Boolean).length,
      declared: flags.length,
      operations,
    };
  }
}

function countOf(headers: MockRequest["headers"]): number {
  let count = 0;
  for (const _ in headers) count++;
  return count;
}

function isSame(one: Combination, other: Combination): boolean {
  return (
    one.status === other.status &&
    one.responseType === other.responseType &&
    one.requestType === other.requestType &&
    one.query === other.query &&
    one.headers === other.headers
  );
}

function exercisedOperation(
  { id, method, path, responses, parameters, requestBody }: Operation,
  seen: Seen | undefined,
): ExercisedOperation {
  const statuses = Object.fromEntries(responses.map(({ status }) => [status, 0]));
  for (const [status, count] of seen?.statuses ?? []) {
    const declared = [String(status), `${Math.trunc(status / 100)}XX`, "default"].find((each) =>
      Object.hasOwn(statuses, each),
    );
    const key = declared ?? String(status);
    statuses[key] = (statuses[key] ?? 0) + count;
  }
  const isSeen = (seen: ReadonlySet<string> | undefined, wanted: string) => seen?.has(wanted) ?? false;
  return {
    operationId: id,
    method: method.toUpperCase(),
    path,
    requests: seen?.requests ?? 0,
    statuses,
    parameters: Object.fromEntries(
      parameters.map(({ in: place, name }) => [
        `${place} ${name}`,
        place === "path"
          ? seen !== undefined
          : isSeen(
              seen?.parameters,
              `${place} ${place === "header" ? name.toLowerCase() : name.replace(/\[.*\]$/, "")}`,
            ),
      ]),
    ),
    requestTypes: Object.fromEntries(
      (requestBody?.content ?? []).map(({ type }) => [type, isSeen(seen?.requestTypes, plain(type))]),
    ),
    responseTypes: Object.fromEntries(
      responses.flatMap(({ status, content }) =>
        content.map(({ type }) => [
          `${status} ${type}`,
          [...(seen?.responseTypes ?? [])].some((each) => isOf(each, status, plain(type))),
        ]),
      ),
    ),
  };
}

function isOf(seen: string, status: string, type: string): boolean {
  const [sent = "", sentType = ""] = seen.split(" ");
  const fits = status === sent || status === "default" || status === `${sent[0]}XX`;
  return fits && (sentType === type || type.includes("*"));
}

function plain(type: string): string {
  return (type.split(";")[0] as string).trim().toLowerCase();
}
