import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readContract } from "../read.ts";

const SPLIT = `openapi: 3.0.3
info: { title: Jobs, version: "1" }
paths:
  /jobs:
    get:
      responses:
        "200":
          description: All
          content:
            application/json:
              schema: { $ref: schemas.yaml#/Jobs }
`;
const SCHEMAS = `Jobs:
  type: array
  items: { $ref: "#/Job" }
Job:
  type: object
  nullable: true
  properties:
    id: { type: string }
`;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-cache-"));
  vi.stubEnv("CANTUS_CACHE", join(folder, "cache"));
  await write("openapi.yaml", SPLIT);
  await write("schemas.yaml", SCHEMAS);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFile(join(folder, name), text);
const read = (name = "openapi.yaml") => readContract(name, { cwd: folder });
const entries = () => readdir(join(folder, "cache", "contracts")).catch(() => []);

const POINTERS = ["/paths/~1jobs/get", "/components/schemas/Jobs/items", "/components/schemas/Job/properties/id"];

async function whatIsKnown(name?: string) {
  const { document, files, notices, operations, sourceVersion, locate } = await read(name);
  const ids = operations.map(({ id, idIsGenerated }) => [id, idIsGenerated]);
  return { document, files, notices, ids, sourceVersion, locations: POINTERS.map((pointer) => locate(pointer)) };
}

it.each([
  ["several files", {}],
  [
    "one file",
    {
      "openapi.yaml":
        SPLIT.replace("schemas.yaml#/Jobs", '"#/components/schemas/Jobs"') +
        "components:\n  schemas:\n    Jobs: { type: array }\n",
    },
  ],
  ["JSON", { "openapi.yaml": '{"openapi":"3.1.0","info":{"title":"Jobs","version":"1"},"paths":{}}' }],
  [
    "line ends of Windows",
    { "openapi.yaml": SPLIT.replaceAll("\n", "\r\n"), "schemas.yaml": SCHEMAS.replaceAll("\n", "\r\n") },
  ],
])("knows the same of %s the second time", async (_, files) => {
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const first = await whatIsKnown();
  expect(await entries()).toHaveLength(1);
  const [entry = ""] = await entries();
  const before = await readFile(join(folder, "cache", "contracts", entry), "utf8");
  expect(await whatIsKnown()).toEqual(first);
  expect(await readFile(join(folder, "cache", "contracts", entry), "utf8")).toBe(before);
});

it.each([
  ["its first file changes", () => write("openapi.yaml", SPLIT.replace("description: All", "description: Every one"))],
  ["another of its files changes", () => write("schemas.yaml", SCHEMAS.replace("id:", "name:"))],
])("is read anew when %s", async (_, change) => {
  const { document } = await read();
  await change();
  const changed = await read();
  expect(changed.document).not.toEqual(document);
  vi.stubEnv("CANTUS_CACHE", "off");
  expect(changed.document).toEqual((await read()).document);
});

it("says what is wrong when a file that it was made of is gone", async () => {
  await read();
  await rm(join(folder, "schemas.yaml"));
  await expect(read()).rejects.toMatchObject({ code: "UNRESOLVED_REF" });
});

describe("is never wrong because of what it finds in its folder", () => {
  it.each([
    ["half an entry", (text: string) => text.slice(0, text.length / 2)],
    ["nothing", () => ""],
    ["another release's entry", (text: string) => text.replace(/"made":"[^"]*"/, '"made":"0.0.1"')],
    ["something else", () => "[]"],
  ])("%s", async (_, spoil) => {
    const first = await whatIsKnown();
    const [entry = ""] = await entries();
    const path = join(folder, "cache", "contracts", entry);
    await writeFile(path, spoil(await readFile(path, "utf8")));
    expect(await whatIsKnown()).toEqual(first);
    expect(JSON.parse(await readFile(path, "utf8")).value.files).toHaveLength(2);
  });
});

it("is written by many at once", async () => {
  const all = await Promise.all(Array.from({ length: 8 }, () => whatIsKnown()));
  for (const one of all) expect(one).toEqual(all[0]);
  expect(await entries()).toHaveLength(1);
});

it("works where nothing can be kept", async () => {
  await write("cache", "a file where the folder should be");
  expect((await read()).operations).toHaveLength(1);
});

it.each([
  ["aliases, which JSON would repeat without end", "x-a: &a [1]\nx-b: [*a, *a]\n"],
  ["numbers that JSON does not have", "x-a: .inf\n"],
])("keeps nothing that has %s", async (_, text) => {
  await write("openapi.yaml", SPLIT + text);
  await read();
  expect(await entries()).toEqual([]);
});

it("keeps with the packages of a project, and knows a project that was copied for another", async () => {
  vi.stubEnv("CANTUS_CACHE", "");
  await mkdir(join(folder, "node_modules"));
  await read();
  expect(await readdir(join(folder, "node_modules", ".cache", "cantus", "contracts"))).toHaveLength(1);
  const copy = join(folder, "copy");
  await cp(join(folder, "openapi.yaml"), join(copy, "openapi.yaml"));
  await cp(join(folder, "schemas.yaml"), join(copy, "schemas.yaml"));
  expect((await readContract("openapi.yaml", { cwd: copy })).files[0]).toBe(join(copy, "openapi.yaml"));
});
