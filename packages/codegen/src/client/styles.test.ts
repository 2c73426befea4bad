/** What a generated client writes, in every style and place, the contract package reads back. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Api, createClient } from "@cantus/client";
import { createContract, type ParameterIn, type ParameterStyle, parseParameter, type Schema } from "@cantus/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operationsModule } from "./operations.ts";

const TEXT = { type: "string" } as const;
const VALUES: Record<string, { schema: Schema; value: unknown }> = {
  string: { schema: TEXT, value: "a.b,c;d|e é/?&=#%+" },
  number: { schema: { type: "number" }, value: -1.5 },
  boolean: { schema: { type: "boolean" }, value: true },
  array: { schema: { type: "array", items: TEXT }, value: ["a.b", "c,d", "e|f g", "&=;"] },
  object: {
    schema: { type: "object", properties: { x: TEXT, y: { type: "integer" } }, additionalProperties: false },
    value: { x: "a.b,c|d;e &=", y: 7 },
  },
};
const STYLES: Record<ParameterIn, ParameterStyle[]> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form"],
};

interface Case {
  place: ParameterIn;
  style: ParameterStyle;
  explode: boolean;
  kind: string;
}

function isDefined({ place, style, explode, kind }: Case): boolean {
  // The standard defines these styles for lists and objects, and deepObject for exploded objects (Style Values).
  if (style === "deepObject") return kind === "object" && explode;
  if (style === "spaceDelimited" || style === "pipeDelimited") return !explode && ["array", "object"].includes(kind);
  // Exploded cookies cannot be told from other cookies where the value is an object; and headers know no encoding.
  return (
    !(place === "cookie" && explode && kind !== "string") &&
    !(place === "header" && kind !== "number" && kind !== "boolean")
  );
}

const cases: Case[] = Object.entries(STYLES)
  .flatMap(([place, styles]) => styles.map((style) => ({ place: place as ParameterIn, style })))
  .flatMap((item) => [true, false].map((explode) => ({ ...item, explode })))
  .flatMap((item) => Object.keys(VALUES).map((kind) => ({ ...item, kind })))
  .filter(isDefined);

/** A delimiter that is percent-encoded itself cannot stand in a value (OpenAPI 3.1.1 appendix E). */
const DELIMITER: Partial<Record<ParameterStyle, string>> = { spaceDelimited: " ", pipeDelimited: "|" };

function sendable({ kind, style }: Case): unknown {
  const text = JSON.stringify(VALUES[kind]?.value);
  return JSON.parse(DELIMITER[style] ? text.replaceAll(DELIMITER[style], "_") : text);
}

const idOf = ({ place, style, explode, kind }: Case) => `${place}_${style}_${explode}_${kind}`;

const contract = createContract({
  openapi: "3.1.0",
  info: { title: "Styles", version: "1" },
  paths: Object.fromEntries(
    cases.map((item) => [
      item.place === "path" ? `/${idOf(item)}/{p}` : `/${idOf(item)}`,
      {
        get: {
          operationId: idOf(item),
          parameters: [
            {
              ...{ name: "p", in: item.place, required: true, style: item.style, explode: item.explode },
              schema: VALUES[item.kind]?.schema,
            },
          ],
          responses: { "204": { description: "Done." } },
        },
      },
    ]),
  ),
});

let folder: string;
let client: Record<string, (input: object) => Promise<unknown>>;
let sent: Request;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cantus-styles-"));
  const path = join(folder, "operations.ts");
  writeFileSync(path, operationsModule(contract, new Map(cases.map((item) => [idOf(item), idOf(item)]))));
  const operations: Api["operations"] = await import(pathToFileURL(path).href);
  client = createClient(
    { operations, securitySchemes: {}, baseUrl: "http://localhost" },
    {
      fetch: async (request) => {
        sent = request;
        return new Response(null, { status: 204 });
      },
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(cases)("$kind in $place, style $style, explode $explode", async (item) => {
  const value = sendable(item);
  const group = { path: "path", query: "query", header: "headers", cookie: "cookies" }[item.place];
  await client[idOf(item)]?.({ [group]: { p: value } });
  const { pathname, search } = new URL(sent.url);
  const raw = {
    path: pathname.split("/").at(-1),
    query: search.slice(1),
    header: sent.headers.get("p") ?? undefined,
    cookie: sent.headers.get("Cookie") ?? undefined,
  }[item.place];
  const [parameter] = contract.operation(idOf(item))?.parameters ?? [];
  if (!parameter) throw new Error(`${idOf(item)} has no parameter`);
  expect(parseParameter(contract, parameter, raw), raw).toEqual({ value });
});
