/** Contracts of others, as they are published. The collection is kept beside the repository, not in it. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readContract } from "./read.ts";

interface Entry {
  readonly id: string;
  readonly entry: string;
  readonly openapi: string;
  readonly operations: number;
}

const corpus = join(import.meta.dirname, "../../../../shared/corpus");
const manifest = join(corpus, "manifest.json");
const entries: Entry[] = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : [];

describe.runIf(entries.length > 0)("every document of the corpus", () => {
  test.each(entries)("$id", async ({ id, entry, openapi, operations }) => {
    const contract = await readContract(join(corpus, id, entry));
    expect(contract.operations).toHaveLength(operations);
    expect(contract.sourceVersion).toBe(openapi);
    expect(new Set(contract.operations.map((operation) => operation.id)).size).toBe(operations);

    for (const operation of contract.operations) {
      const nodes = [operation, ...operation.parameters, ...operation.responses];
      for (const { pointer } of operation.requestBody ? [...nodes, operation.requestBody] : nodes) {
        expect(contract.at(pointer), pointer).toBeDefined();
      }
      expect(contract.match(operation.method, operation.path.replace(/[{}]/g, "").replace(/\?.*$/, ""))).toMatchObject({
        kind: "operation",
      });
    }
    const last = contract.operations.at(-1);
    expect(last && contract.locate(last.pointer)?.listing).toContain(`${last?.method}`);
  });
});

test.runIf(entries.some(({ id }) => id === "github"))("13 MB are read in a second of work or two", async () => {
  const before = process.cpuUsage();
  await readContract(join(corpus, "github/api.github.com.json"));
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1e6).toBeLessThan(3);
});
