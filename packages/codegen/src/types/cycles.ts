/**
 * Schemas that contain themselves. Through the properties of an object TypeScript follows them by itself; elsewhere it
 * says "is referenced in its own type annotation", because openapi-typescript writes every schema as a property.
 */
import type { OpenApiDocument } from "@cantus/contract";

type Node = Record<string, unknown>;

const PREFIX = "#/components/schemas/";
const COMPOSITIONS = ["allOf", "anyOf", "oneOf"];

/**
 * Cuts compositions that lead back to where they came from. A union whose member is `allOf` of that union, as authors
 * write inheritance, keeps what the union says beside its members; in a union a schema adds nothing to itself.
 */
export function cutCompositionCycles(document: OpenApiDocument): void {
  const schemas = schemasOf(document);
  const done = new Set<string>();

  const visit = (name: string, path: readonly string[]) => {
    if (done.has(name)) return;
    cutIn(schemas[name], [...path, name]);
    done.add(name);
  };
  const cutIn = (schema: unknown, path: readonly string[]) => {
    if (!isNode(schema)) return;
    const own = nameIn(schema);
    if (own !== undefined) visit(own, path);
    for (const keyword of COMPOSITIONS) {
      if (!Array.isArray(schema[keyword])) continue;
      schema[keyword] = schema[keyword].flatMap((member) => {
        const name = nameIn(member);
        if (name === undefined) cutIn(member, path);
        else if (!path.includes(name)) visit(name, path);
        else return keyword === "allOf" ? withoutUnion(schemas[name]) : [];
        return [member];
      });
    }
  };
  for (const name of Object.keys(schemas)) visit(name, []);
}

function withoutUnion(schema: unknown): unknown[] {
  if (!isNode(schema)) return [];
  const { oneOf, anyOf, allOf, discriminator, ...rest } = schema;
  return Object.keys(rest).length > 0 ? [structuredClone(rest)] : [];
}

/** The schemas that contain themselves through arrays, which a type alias of their own can say. */
export function recursiveArrays(document: OpenApiDocument): Set<string> {
  const schemas = schemasOf(document);
  const edges = new Map(Object.entries(schemas).map(([name, schema]) => [name, [...containedIn(schema)]]));
  const reaches = (from: string, target: string) => {
    const seen = new Set<string>();
    const open = [...(edges.get(from) ?? [])];
    for (let name = open.pop(); name !== undefined; name = open.pop()) {
      if (name === target) return true;
      if (seen.has(name)) continue;
      seen.add(name);
      open.push(...(edges.get(name) ?? []));
    }
    return false;
  };
  return new Set(Object.keys(schemas).filter((name) => reaches(name, name)));
}

/** The schemas whose types this one's is made of at once, not only when a property is looked at. */
function* containedIn(schema: unknown): Iterable<string> {
  if (!isNode(schema)) return;
  const name = nameIn(schema);
  if (name !== undefined) yield name;
  for (const member of [
    ...[...COMPOSITIONS, "prefixItems"].flatMap((keyword) => schema[keyword] ?? []),
    schema.items,
  ]) {
    yield* containedIn(member);
  }
}

function schemasOf(document: OpenApiDocument): Node {
  return document.components?.schemas ?? {};
}

function nameIn(schema: unknown): string | undefined {
  if (!isNode(schema) || typeof schema.$ref !== "string" || !schema.$ref.startsWith(PREFIX)) return undefined;
  return schema.$ref.slice(PREFIX.length).replaceAll("~1", "/").replaceAll("~0", "~");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
