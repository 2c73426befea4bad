/** The parameters of a request, read by their styles and with the types of their schemas. */
import {
  type Contract,
  type Operation,
  type Parameter,
  parseParameter,
  type Schema,
  type Violation,
} from "@cantus/contract";
import type { Request } from "express";
import type { RequestParts } from "./validator/validator.ts";

export interface ReadParameters {
  readonly parts: RequestParts;
  /** What cannot be read at all, and query parameters that the contract does not have. */
  readonly violations: readonly Violation[];
}

/**
 * Whether they are valid, the validator says; here only what cannot be read is refused, and unknown query parameters: a
 * mistyped name would otherwise be an option that silently has no effect.
 *
 * @param rawPathParameters as they came, still percent-encoded.
 */
export function readParameters(
  contract: Contract,
  operation: Operation,
  request: Request,
  rawPathParameters: Readonly<Record<string, string>>,
): ReadParameters {
  const query = queryOf(request);
  const raw = {
    path: ({ name }: Parameter) => rawPathParameters[name],
    query: () => query,
    header: ({ name }: Parameter) => request.headers[name.toLowerCase()],
    cookie: () => request.headers.cookie,
  };
  const parts: RequestParts = { path: {}, query: {}, header: {}, cookie: {} };
  const violations = unknownQueryParameters(contract, operation, query);
  for (const parameter of operation.parameters) {
    const parsed = parseParameter(contract, parameter, raw[parameter.in](parameter));
    if (parsed.violation) violations.push(parsed.violation);
    else if (parsed.value !== undefined) parts[parameter.in][parameter.name] = parsed.value;
  }
  return { parts, violations };
}

function queryOf({ originalUrl }: Request): string {
  const start = originalUrl.indexOf("?");
  return start < 0 ? "" : originalUrl.slice(start + 1);
}

function unknownQueryParameters(contract: Contract, operation: Operation, query: string): Violation[] {
  if (query === "") return [];
  const known = knownQueryOf(contract, operation);
  const names = new Set(new URLSearchParams(query).keys());
  return [...names]
    .filter((name) => !known(name))
    .map((name) => ({
      in: "query",
      pointer: `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`,
      keyword: "additionalProperties",
      message: "is not a query parameter of this operation",
    }));
}

const knownQueries = new WeakMap<Operation, (name: string) => boolean>();

function knownQueryOf(contract: Contract, operation: Operation): (name: string) => boolean {
  const cached = knownQueries.get(operation);
  if (cached) return cached;
  const names = new Set(keysInQuery(contract, operation));
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  for (const parameter of parameters) names.add(parameter.name);
  const deep = parameters.filter(({ style }) => style === "deepObject").map(({ name }) => `${name}[`);
  const exploded = parameters.filter(({ style, explode }) => style === "form" && explode);
  const members = exploded.map(({ schema }) => membersOf(contract, schema, new Set()));
  for (const { names: found } of members) for (const name of found) names.add(name);
  const isOpen = members.some(({ isOpen }) => isOpen);
  const known = (name: string) => isOpen || names.has(name) || deep.some((prefix) => name.startsWith(prefix));
  knownQueries.set(operation, known);
  return known;
}

/** API keys that are sent in the query. */
function keysInQuery(contract: Contract, operation: Operation): string[] {
  const names = operation.security.flatMap((requirement) => Object.keys(requirement));
  const schemes = names.map((name) => contract.securitySchemes.get(name));
  return schemes.flatMap((scheme) => (scheme?.in === "query" && scheme.parameterName ? [scheme.parameterName] : []));
}

/** The keys under which an exploded object is sent, which are the names of its properties. */
function membersOf(
  contract: Contract,
  schema: Schema | undefined,
  seen: Set<Schema>,
): { readonly names: string[]; readonly isOpen: boolean } {
  const resolved = contract.resolve<Schema>(schema ?? false);
  if (typeof resolved !== "object" || seen.has(resolved)) return { names: [], isOpen: false };
  seen.add(resolved);
  const { properties = {}, additionalProperties, allOf = [], anyOf = [], oneOf = [] } = resolved;
  const parts = [...allOf, ...anyOf, ...oneOf].map((part) => membersOf(contract, part, seen));
  const isOwnOpen = additionalProperties !== undefined && additionalProperties !== false;
  return {
    names: [...Object.keys(properties), ...parts.flatMap((part) => part.names)],
    isOpen: isOwnOpen || parts.some((part) => part.isOpen),
  };
}
