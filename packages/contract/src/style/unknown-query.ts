/** Which names the query of an operation may have. */
import { below } from "../document/pointer.ts";
import type { Contract, Operation, Parameter, Schema } from "../model.ts";
import type { Violation } from "../problem/problem.ts";
import { isDeepKey } from "./deep-object.ts";
import { type Pair, pairsOfQuery } from "./encoding.ts";
import { kindsOf } from "./forms.ts";

/**
 * The query parameters that an operation does not have: a mistyped name would otherwise be an option that silently has
 * no effect.
 *
 * @param query as it came, without `?`
 * @param pairs the same, taken apart
 */
export function unknownQueryParameters(
  contract: Contract,
  operation: Operation,
  query: string,
  pairs: readonly Pair[] = pairsOfQuery(query),
): Violation[] {
  if (query === "") return [];
  const known = knownQueryOf(contract, operation);
  if (pairs.every(({ name }) => known(name))) return [];
  // Names that cannot be decoded are told as URLs are read elsewhere.
  const names = new Set(new URLSearchParams(query).keys());
  return [...names]
    .filter((name) => !known(name))
    .map((name) => ({
      in: "query",
      pointer: below("", name),
      keyword: "additionalProperties",
      message: "is not a query parameter of this operation",
    }));
}

const knownQueries = new WeakMap<Operation, (name: string) => boolean>();

function knownQueryOf(contract: Contract, operation: Operation): (name: string) => boolean {
  const cached = knownQueries.get(operation);
  if (cached) return cached;
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  const isOpen = parameters.some(
    (parameter) => isExplodedForm(parameter) && membersOf(contract, parameter.schema, new Set()).isOpen,
  );
  const isNamed = namedBy(contract, operation, parameters);
  const known = isOpen ? () => true : isNamed;
  knownQueries.set(operation, known);
  return known;
}

/** Whether a name in the query belongs to an API key or to a parameter other than this. */
export function isOthersIn(contract: Contract, operation: Operation, own: Parameter): (name: string) => boolean {
  const others = operation.parameters.filter((parameter) => parameter.in === "query" && parameter !== own);
  return namedBy(contract, operation, others);
}

function namedBy(
  contract: Contract,
  operation: Operation,
  parameters: readonly Parameter[],
): (name: string) => boolean {
  const names = new Set(keysInQuery(contract, operation));
  const deep: string[] = [];
  for (const parameter of parameters) {
    const { name, style, schema } = parameter;
    if (style === "deepObject") deep.push(name);
    if (!isExplodedForm(parameter)) names.add(name);
    else {
      // Of an object that is always one, the members are sent and never its own name.
      if (kindsOf(contract, schema).size > 1 || !kindsOf(contract, schema).has("object")) names.add(name);
      for (const member of membersOf(contract, schema, new Set()).names) names.add(member);
    }
  }
  return (name) => names.has(name) || deep.some((own) => isDeepKey(name, own));
}

function isExplodedForm({ style, explode, content }: Parameter): boolean {
  return style === "form" && explode && !content;
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
