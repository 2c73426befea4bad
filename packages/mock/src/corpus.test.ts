/** The mock on real contracts: those of this repository, and foreign ones where they are at hand. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Contract, type Operation, type Parameter, type Schema, serializeParameter } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { basePathsOf } from "@cantus/contract/request";
import { schemaValidator } from "@cantus/contract/schema";
import { describe, expect, it } from "vitest";
import type { MockEvent } from "./events.ts";
import { createMock } from "./mock.ts";
import { sample } from "./sample.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const corpus = join(repository, "../shared/corpus");
const manifest = join(corpus, "manifest.json");
const foreign: { id: string; entry: string }[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : [];
const documents = [
  ...["music-generations", "music-jobs", "scene-jobs"].map((name) => [
    name,
    join(repository, "openapi", name, "openapi.yaml"),
  ]),
  ...foreign.map(({ id, entry }) => [id, join(corpus, id, entry)]),
] as [string, string][];

/** How many operations of a large contract are called. */
const ENOUGH = 60;

describe.each(documents)("%s", (_, file) => {
  it("starts, and answers what it documents", async () => {
    const contract = await readContract(file);
    const events: MockEvent[] = [];
    const mock = createMock([contract], { onEvent: (event) => events.push(event) });
    const { url, close } = await mock.listen({ port: 0 });
    const gets = contract.operations.filter(({ method }) => method === "get").slice(0, ENOUGH);
    for (const operation of gets) {
      const { target, headers } = await requestOf(contract, operation);
      const response = await fetch(url + target, { headers, redirect: "manual" });
      const body = await response.text();
      // An id that is made for this test may be none that the mock knows.
      const isUnknown =
        response.status === 404 && operation.path.includes("{") && operation.response(404) !== undefined;
      expect(isUnknown || response.status < 400, `${response.status} ${operation.id} ${target}: ${body}`).toBe(true);
    }
    await close();
    expect(events.filter(({ kind }) => kind === "failure")).toEqual([]);
    expect(gets.length).toBeGreaterThan(0);
  });
});

async function requestOf(
  contract: Contract,
  operation: Operation,
): Promise<{ target: string; headers: Record<string, string> }> {
  // Some documents write a query into their paths.
  let path = operation.path.replace(/\{?[?#].*$/s, "");
  const query: string[] = [];
  const headers: Record<string, string> = { Authorization: "Bearer token" };
  const cookies: string[] = [];
  for (const parameter of operation.parameters.filter(({ required }) => required)) {
    const text = serializeParameter(parameter, await valueFor(contract, parameter));
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, text);
    if (parameter.in === "query") query.push(text);
    if (parameter.in === "header") headers[parameter.name] = text;
    if (parameter.in === "cookie") cookies.push(text);
  }
  for (const schemeName of new Set(operation.security.flatMap((requirement) => Object.keys(requirement)))) {
    const scheme = contract.securitySchemes.get(schemeName);
    const name = scheme?.parameterName ?? "";
    if (scheme?.scheme === "basic") headers.Authorization = "Basic dTpw";
    if (scheme?.type !== "apiKey") continue;
    if (scheme.in === "header") headers[name] ??= "key";
    if (scheme.in === "query") query.push(`${name}=key`);
    if (scheme.in === "cookie") cookies.push(`${name}=key`);
  }
  if (cookies.length > 0) headers.Cookie = cookies.join("; ");
  return { target: `${basePathsOf(contract)[0]}${path}?${query.join("&")}`, headers };
}

/** The parameter's own example if it keeps the schema, else a made one. */
async function valueFor(contract: Contract, parameter: Parameter): Promise<unknown> {
  const schema: Schema = parameter.schema ?? parameter.content?.schema ?? true;
  const valid = parameter.examples.find(({ value }) => schemaValidator(contract).accepts(schema, value, "request"));
  return valid?.value ?? (await sample(contract, schema)) ?? "1";
}
