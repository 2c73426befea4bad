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
}

const MANY = 500;

export class Exercised {
  /** By contract and operation. */
  readonly #seen = new Map<string, Seen>();

  note(
    contract: Contract,
    { id }: Operation,
    request: MockRequest,
    status: number,
    responseType: string | undefined,
  ): void {
    const key = `${contract.name} ${id}`;
    let seen = this.#seen.get(key);
    if (!seen) {
      const empty = () => new Set<string>();
      seen = {
        requests: 0,
        statuses: new Map(),
        parameters: empty(),
        requestTypes: empty(),
        responseTypes: empty(),
        known: empty(),
      };
      this.#seen.set(key, seen);
    }
    seen.requests++;
    seen.statuses.set(status, (seen.statuses.get(status) ?? 0) + 1);
    const { query, headers } = request;
    const type = headers["content-type"];
    const combination = `${status} ${responseType} ${type} ${query}`;
    const names = Object.keys(headers);
    // The same once more, with as many headers: nothing to learn.
    if (seen.known.has(`${combination} ${names.length}`)) return;
    if (seen.known.size < MANY) seen.known.add(`${combination} ${names.length}`);
    for (const [name] of new URLSearchParams(query)) seen.parameters.add(`query ${name.replace(/\[.*\]$/, "")}`);
    for (const name of names) seen.parameters.add(`header ${name}`);
    for (const cookie of (headers.cookie ?? "").split(";"))
      seen.parameters.add(`cookie ${cookie.split("=")[0]?.trim()}`);
    if (request.body.length > 0 && type !== undefined) seen.requestTypes.add(plain(type));
    if (responseType !== undefined) seen.responseTypes.add(`${status} ${plain(responseType)}`);
  }

  clear(): void {
    this.#seen.clear();
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
