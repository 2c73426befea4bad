/** Whole contracts, and what is written otherwise in them without a change. */
import { describe, expect, test } from "vitest";
import { compareContracts } from "./compare.ts";
import { mapDeep, OTHERS, OWN, readDocument, rewritten } from "./testdata/documents.ts";

const UNORDERED = new Set(["parameters", "allOf", "anyOf", "oneOf", "enum", "required", "tags"]);

/** Members in another order, and lists whose order says nothing. */
const reordered = (document: unknown) =>
  mapDeep(document, (value, key) => {
    if (Array.isArray(value)) return UNORDERED.has(key) ? value.toReversed() : value;
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).toReversed());
  });

/** Every schema component under another name. */
function renamed(document: object): unknown {
  const refs = mapDeep(document, (value, key) =>
    key === "$ref" && typeof value === "string"
      ? value.replace("#/components/schemas/", "#/components/schemas/The")
      : value,
  ) as { components?: { schemas?: object } };
  const schemas = Object.entries(refs.components?.schemas ?? {}).map(([name, schema]) => [`The${name}`, schema]);
  return {
    ...refs,
    ...(refs.components && { components: { ...refs.components, schemas: Object.fromEntries(schemas) } }),
  };
}

/** Components that refer to no other, written where they are referred to. */
function inlined(document: { components?: Record<string, Record<string, unknown>> }): unknown {
  const leaves = new Map(
    Object.entries(document.components?.schemas ?? {})
      .filter(([, schema]) => !JSON.stringify(schema).includes('"$ref"'))
      .map(([name, schema]) => [`#/components/schemas/${name}`, schema]),
  );
  return mapDeep(document, (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    const { $ref, ...rest } = value as { $ref?: string };
    const target = $ref === undefined || Object.keys(rest).length > 0 ? undefined : leaves.get($ref);
    return target ?? value;
  });
}

/** Schemas as parts of an allOf of one. */
const wrapped = (document: unknown) =>
  mapDeep(document, (value, key) =>
    key === "schema" && typeof value === "object" && value !== null ? { allOf: [value] } : value,
  );

describe.each([...OWN, ...OTHERS])("%s", (id) => {
  test("is the same as itself, however it is written", async () => {
    const base = await readDocument(id);
    for (const [name, rewrite] of Object.entries({
      same: (document: object) => document,
      reordered,
      renamed,
      inlined,
      wrapped,
    })) {
      if (id === "github" && name !== "renamed") continue;
      // What refers into a schema by its place does not find it in an allOf.
      if (name === "wrapped" && JSON.stringify(base.document).includes('"#/paths/')) continue;
      const head = rewritten(base, rewrite as (document: object) => unknown);
      const changes = compareContracts(base, head);
      expect(
        changes.map(({ code, message }) => `${code}: ${message}`),
        name,
      ).toEqual([]);
    }
  });
});
