/** The mock on real contracts: those of this repository, and foreign ones where they are at hand. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readContract } from "@cantus/contract/read";
import { basePathsOf } from "@cantus/contract/request";
import { describe, expect, it } from "vitest";
import type { MockEvent } from "./events.ts";
import { createMock } from "./mock.ts";
import { requestOf } from "./valid-request.fixture.ts";

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
      const { path, query, headers } = requestOf(contract, operation);
      const target = `${basePathsOf(contract)[0]}${path}?${query}`;
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
