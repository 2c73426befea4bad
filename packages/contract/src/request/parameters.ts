/** The parameters of a request, read by their styles and with the types of their schemas. */
import type { Contract, Operation, Parameter } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { type Pair, pairsOfQuery } from "../style/encoding.ts";
import { type Parsed, parseParameter } from "../style/parse.ts";
import { type PlainReader, plainReader } from "../style/plain.ts";
import { isOthersIn, unknownQueryParameters } from "../style/unknown-query.ts";
import type { RequestHead } from "./head.ts";

/** A request as the contract sees it: parameters read by their styles and coerced, the body parsed. */
export interface RequestParts {
  path: Record<string, unknown>;
  query: Record<string, unknown>;
  header: Record<string, unknown>;
  cookie: Record<string, unknown>;
  /** Absent without a body, and for one that is bytes. */
  body?: unknown;
}

export interface ReadParameters {
  readonly parts: RequestParts;
  /** What is missing or cannot be read at all, and query parameters that the contract does not have. */
  readonly violations: readonly Violation[];
}

/**
 * Reads the parameters. Whether they are valid is not judged yet; only what is missing or cannot be read is told, and
 * unknown query parameters: a mistyped name would otherwise be an option that silently has no effect.
 *
 * @param rawPathParameters as they came, still percent-encoded.
 */
export function readParameters(
  contract: Contract,
  operation: Operation,
  { query, headers }: RequestHead,
  rawPathParameters: Readonly<Record<string, string>>,
): ReadParameters {
  const pairs = query === "" ? NO_PAIRS : pairsOfQuery(query);
  const parts: RequestParts = { path: {}, query: {}, header: {}, cookie: {} };
  const violations = query === "" ? [] : unknownQueryParameters(contract, operation, query, pairs);
  for (const reader of readersOf(contract, operation)) {
    const { parameter, name } = reader;
    const place = parameter.in;
    let parsed: Parsed;
    if (place === "path") parsed = reader.read(sentBy(rawPathParameters, name));
    else if (place === "header") parsed = reader.read(sentBy(headers, name));
    else if (place === "cookie") parsed = reader.read(headers.cookie);
    else parsed = reader.readQuery(query, pairs);
    if (parsed.violation) violations.push(parsed.violation);
    else if (parsed.value !== undefined) setOwn(parts[place], parameter.name, parsed.value);
  }
  return { parts, violations };
}

/** What was sent by a name: not what every object inherits by it. */
export function sentBy<Value>(values: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return name in Object.prototype && !Object.hasOwn(values, name) ? undefined : values[name];
}

function setOwn(values: Record<string, unknown>, name: string, value: unknown): void {
  if (name !== "__proto__") values[name] = value;
  else Object.defineProperty(values, name, { value, enumerable: true, configurable: true, writable: true });
}

const NO_PAIRS: readonly Pair[] = [];

const knownReaders = new WeakMap<Operation, readonly ParameterReader[]>();

function readersOf(contract: Contract, operation: Operation): readonly ParameterReader[] {
  const known = knownReaders.get(operation);
  if (known) return known;
  const readers = operation.parameters.map((parameter) => new ParameterReader(contract, operation, parameter));
  knownReaders.set(operation, readers);
  return readers;
}

/** Reads one parameter of an operation in each of its requests. */
class ParameterReader {
  readonly parameter: Parameter;
  /** As it stands in a request: a header's in lower case, as Node has it. */
  readonly name: string;
  readonly #contract: Contract;
  readonly #plain: PlainReader | undefined;
  readonly #isOthers: ((name: string) => boolean) | undefined;

  constructor(contract: Contract, operation: Operation, parameter: Parameter) {
    this.parameter = parameter;
    this.name = parameter.in === "header" ? parameter.name.toLowerCase() : parameter.name;
    this.#contract = contract;
    this.#plain = plainReader(contract, parameter);
    this.#isOthers = parameter.in === "query" ? isOthersIn(contract, operation, parameter) : undefined;
  }

  read(raw: string | readonly string[] | undefined): Parsed {
    return this.#plain && typeof raw !== "object" ? this.#plain(raw) : this.#any(raw);
  }

  readQuery(query: string, pairs: readonly Pair[]): Parsed {
    if (!this.#plain) return this.#any(query);
    let value: string | undefined;
    for (const pair of pairs) {
      if (pair.name !== this.name) continue;
      if (value !== undefined) return this.#any(query);
      value = pair.value;
    }
    return this.#plain(value);
  }

  #any(raw: string | readonly string[] | undefined): Parsed {
    return parseParameter(this.#contract, this.parameter, raw, this.#isOthers);
  }
}
