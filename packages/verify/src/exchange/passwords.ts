/** Members of bodies that nobody is to see: `format: password`, and what is only ever written. */
import type { Contract, MediaType, Schema } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";

/** Stands for it. In JSON it is a text, so that the body stays what it was, as far as possible. */
const SHOWN = "$CANTUS_PASSWORD";

/** Deeper than any body that is read. */
const DEEPEST = 100;

/** The body with such members replaced; the same bytes where there are none. */
export function hidePasswords(contract: Contract, media: MediaType | undefined, body: Uint8Array): Uint8Array {
  if (media?.schema === undefined || !isJson(media.type) || body.length === 0) return body;
  if (!hasPasswords(contract, media.schema)) return body;
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return Buffer.from(JSON.stringify(hide(contract, media.schema, value, 0)));
  } catch {
    return body;
  }
}

const known = new WeakMap<object, boolean>();

/** Whether any schema below has one; most contracts have none at all. */
function hasPasswords(contract: Contract, schema: Schema): boolean {
  if (typeof schema !== "object") return false;
  const before = known.get(schema);
  if (before !== undefined) return before;
  const seen = new Set<unknown>();
  const visit = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null || seen.has(node)) return false;
    seen.add(node);
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === "string" && visit(contract.resolve(node as { $ref: string }))) return true;
    return isPassword(node as Schema) || Object.values(node).some(visit);
  };
  const has = visit(schema);
  known.set(schema, has);
  return has;
}

function isPassword(schema: Schema): boolean {
  return typeof schema === "object" && (schema.format === "password" || schema.writeOnly === true);
}

function hide(contract: Contract, schema: Schema, value: unknown, depth: number): unknown {
  const resolved = contract.resolve(schema);
  if (typeof resolved !== "object" || value === null || depth > DEEPEST) return value;
  if (isPassword(schema) || isPassword(resolved)) return SHOWN;
  const { allOf = [], anyOf = [], oneOf = [], properties = {}, items, additionalProperties } = resolved;
  const parts: readonly Schema[] = [...allOf, ...anyOf, ...oneOf];
  const shown = parts.reduce<unknown>((left, part) => hide(contract, part, left, depth + 1), value);
  if (Array.isArray(shown)) {
    return items === undefined ? shown : shown.map((item) => hide(contract, items, item, depth + 1));
  }
  if (typeof shown !== "object" || shown === null) return shown;
  return Object.fromEntries(
    Object.entries(shown).map(([name, member]) => {
      const below = Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
      return [name, below === undefined ? member : hide(contract, below, member, depth + 1)];
    }),
  );
}
