import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { readGeneratedContract } from "./generated-contract.ts";
import { documentOf } from "./serve.fixture/serve.ts";

test("what is read back is what was generated from", async () => {
  const responses = { "200": { description: "Grüße, 世界" } };
  const source = { ...documentOf({ "/jobs/{id}": { get: { responses } } }), openapi: "3.0.3" };
  const contract = createContract(source);
  const folder = await mkdtemp(join(tmpdir(), "cantus-generated-"));
  try {
    const file = join(folder, "contract.json");
    await writeFile(file, JSON.stringify(contract.document, null, 2));
    const read = readGeneratedContract(pathToFileURL(file));
    expect(read.name).toBe(contract.name);
    expect(read.document).toEqual(contract.document);
    expect(read.operations.map(({ id, path, responses }) => [id, path, responses])).toEqual([
      ["getJobsById", "/jobs/{id}", contract.operations[0]?.responses],
    ]);
    expect(read.match("GET", "/jobs/1")).toMatchObject({ kind: "operation", rawPathParameters: { id: "1" } });
  } finally {
    await rm(folder, { recursive: true });
  }
});
