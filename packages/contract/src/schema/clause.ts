/** From where a value breaks a schema to the line of the contract that says so. */
import type { Contract, Schema, SchemaObject } from "../model.ts";
import type { Violation } from "../problem/problem.ts";

export interface SchemaClause {
  /** Where the broken keyword is in the contract. */
  readonly clause: string;
  /** The violation's pointer with `*` for each item and each name that the contract leaves free: the same for one cause. */
  readonly shape: string;
}

/**
 * The pointer of the subschema that is about the value at `violation.pointer`, and of the broken keyword where that
 * subschema has it. Goes as far as it is certain: through `$ref`, `properties`, `items` and the one branch of `allOf`
 * that names the property; where a union leaves it open, the union itself is the clause.
 */
export function schemaClause(
  contract: Contract,
  pointer: string,
  schema: Schema,
  violation: Pick<Violation, "pointer" | "keyword">,
): SchemaClause {
  const known = knownClauses.get(contract) ?? new Map<string, SchemaClause>();
  knownClauses.set(contract, known);
  const key = `${violation.keyword} ${violation.pointer} ${pointer}`;
  const found = known.get(key) ?? findClause(contract, pointer, schema, violation);
  // Asked again and again for the same; but an index or a name may be anything.
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, found);
  return found;
}

const knownClauses = new WeakMap<Contract, Map<string, SchemaClause>>();
const MOST_KNOWN = 10_000;

function findClause(
  contract: Contract,
  pointer: string,
  schema: Schema,
  violation: Pick<Violation, "pointer" | "keyword">,
): SchemaClause {
  const isAboutMember = ABOUT_A_MEMBER.has(violation.keyword);
  const tokens = violation.pointer.split("/").slice(1).map(unescapeToken);
  const shape = tokens.map((token) => escapeToken(/^\d+$/.test(token) ? "*" : token));
  let place = follow(contract, { pointer, schema });
  for (const [index, token] of (isAboutMember ? tokens.slice(0, -1) : tokens).entries()) {
    const below = step(contract, place, token);
    if (!below) return { clause: place.pointer, shape: shape.map((each) => `/${each}`).join("") };
    if (below.isFree) shape[index] = "*";
    place = below;
  }
  return { clause: withKeyword(contract, place, violation.keyword), shape: shape.map((each) => `/${each}`).join("") };
}

/** Keywords of an object whose violations point at the member that is missing or too many. */
const ABOUT_A_MEMBER = new Set([
  "required",
  "dependentRequired",
  "additionalProperties",
  "unevaluatedProperties",
  "propertyNames",
]);

interface Place {
  readonly pointer: string;
  readonly schema: Schema;
  /** The contract does not name it: an item, or one of `additionalProperties`. */
  readonly isFree?: boolean;
}

function follow(contract: Contract, place: Place): Place {
  const seen = new Set<string>();
  let { pointer, schema } = place;
  while (typeof schema === "object" && schema.$ref?.startsWith("#") && !seen.has(schema.$ref)) {
    seen.add(schema.$ref);
    pointer = decodeURIComponent(schema.$ref.slice(1));
    schema = contract.at(pointer) as Schema;
  }
  return { pointer, schema };
}

function step(contract: Contract, { pointer, schema }: Place, token: string): Place | undefined {
  if (typeof schema !== "object") return undefined;
  const property = schema.properties?.[token];
  if (property !== undefined) {
    return follow(contract, { pointer: `${pointer}/properties/${escapeToken(token)}`, schema: property });
  }
  if (schema.items !== undefined && /^\d+$/.test(token)) {
    return { ...follow(contract, { pointer: `${pointer}/items`, schema: schema.items }), isFree: true };
  }
  for (const branch of branches(contract, pointer, schema)) {
    const below = step(contract, branch, token);
    if (below) return below;
  }
  if (typeof schema.additionalProperties === "object") {
    const free = { pointer: `${pointer}/additionalProperties`, schema: schema.additionalProperties };
    return { ...follow(contract, free), isFree: true };
  }
  return undefined;
}

function branches(contract: Contract, pointer: string, schema: SchemaObject): Place[] {
  return (schema.allOf ?? []).map((branch, index) =>
    follow(contract, { pointer: `${pointer}/allOf/${index}`, schema: branch }),
  );
}

function withKeyword(contract: Contract, { pointer, schema }: Place, keyword: string): string {
  if (typeof schema !== "object") return pointer;
  if (keyword in schema) return `${pointer}/${escapeToken(keyword)}`;
  const holder = branches(contract, pointer, schema).find(
    (branch) => typeof branch.schema === "object" && keyword in branch.schema,
  );
  return holder ? `${holder.pointer}/${escapeToken(keyword)}` : pointer;
}

/** A token of a JSON pointer (RFC 6901, section 3). */
export function escapeToken(token: string): string {
  return /[~/]/.test(token) ? token.replaceAll("~", "~0").replaceAll("/", "~1") : token;
}

export function unescapeToken(token: string): string {
  return token.replaceAll("~1", "/").replaceAll("~0", "~");
}
