import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { finderFor } from "./finder.ts";
import { jsonFinder, repeatedKey } from "./json.ts";
import { yamlFinder } from "./yaml.ts";

/** Every path that leads to something in a value. */
function pathsOf(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...path, key]))];
}

test("in any JSON, each key is found where it stands", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const find = jsonFinder(text);
      for (const path of pathsOf(value)) {
        const { offset, depth } = find(path);
        expect(depth, `${text} ${path}`).toBe(path.length);
        const parent = path
          .slice(0, -1)
          .reduce((node, key) => (node as Record<string, unknown>)[key], value as unknown);
        const key = path.at(-1);
        const written =
          key === undefined || Array.isArray(parent)
            ? path.reduce((node, step) => (node as Record<string, unknown>)[step], value as unknown)
            : key;
        // What begins there is the key itself; in a list, the value.
        const first = JSON.stringify(written).charAt(0);
        expect(text.charAt(offset), `${text} ${path}`).toBe(first);
      }
      expect(repeatedKey(text)).toBeUndefined();
    }),
  );
});

test("YAML and JSON finders agree on JSON", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.stringMatching(/^[a-z/~$]{1,4}$/), fc.jsonValue({ maxDepth: 2 })), (value) => {
      const text = JSON.stringify(value, null, 2);
      const [json, yaml] = [jsonFinder(text), yamlFinder(text)];
      for (const path of pathsOf(value)) {
        if (path.includes("__proto__")) continue;
        expect(json(path).offset, path.join("/")).toBe(yaml(path).offset);
      }
    }),
    { numRuns: 50 },
  );
});

test("a path that ends early says how far it was found, and the $ref that stands there", () => {
  for (const text of [
    JSON.stringify({ a: { b: { $ref: "x.yaml" } } }, null, 2),
    stringify({ a: { b: { $ref: "x.yaml" } } }),
  ]) {
    expect(finderFor(text)(["a", "b", "c"])).toMatchObject({ depth: 2, ref: "x.yaml", offset: text.search(/"?b"?:/) });
    expect(finderFor(text)(["z"])).toMatchObject({ depth: 0, ref: undefined });
  }
});

test("aliases of YAML are followed to what they stand for", () => {
  const text = "a: &a\n  b: 1\nc: *a\n";
  expect(yamlFinder(text)(["c", "b"])).toEqual({ offset: text.indexOf("b: 1"), depth: 2, ref: undefined });
});

test.each([
  ['{"a":1,"a":2}', { key: "a", offset: 7 }],
  ['{"a":{"b":1},"c":[{"b":1},{"b":1}],"b":"a"}', undefined],
  ['[{"a\\"":1, "a\\"" : 2}]', { key: 'a"', offset: 11 }],
  ['{"a":"a","b":["a","a"]}', undefined],
])("a key that stands twice: %s", (text, wanted) => {
  expect(repeatedKey(text)).toEqual(wanted);
});
