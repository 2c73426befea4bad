import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { findContracts, readContracts } from "@cantus/contract/read";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { generate, recall, remember, writeFiles } from "./index.ts";

const REDOCLY = "apis:\n  jobs:\n    root: api/openapi.yaml\n    x-cantus: { client: c, server: s }\n";
const SHARED = "Job: { type: object, properties: { id: { type: string } } }\n";
const OPENAPI = `openapi: 3.1.0
info: { title: Jobs, version: "1" }
paths:
  /jobs:
    get:
      operationId: listJobs
      responses:
        "200":
          description: All.
          content: { application/json: { schema: { $ref: shared.yaml#/Job } } }
    post: { responses: { "204": { description: Done. } } }
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantus-memory-"));
  vi.stubEnv("CANTUS_CACHE", join(folder, "cache"));
  write("redocly.yaml", REDOCLY);
  write("api/openapi.yaml", OPENAPI);
  write("api/shared.yaml", SHARED);
  write("tsconfig.json", '{ "extends": "./base.json" }');
  write("base.json", "{}");
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** As if it had been there for a while. */
function write(name: string, content: string): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  utimesSync(path, 1e9, 1e9);
}

async function one(client = "c") {
  const [found] = await findContracts([], { cwd: folder });
  if (!found) throw new Error("no contract");
  return { found, folders: { client: join(folder, client), server: join(folder, "s") } };
}

async function generateOnce(): Promise<void> {
  const { found, folders } = await one();
  const started = Date.now();
  const [contract] = await readContracts([found.source], { cwd: folder });
  if (!contract) throw new Error("no contract");
  const generation = await generate(contract, folders);
  await writeFiles(generation.files);
  await remember(found, contract, folders, generation, folder, started);
}

async function recalled(client?: string) {
  const { found, folders } = await one(client);
  return recall(found, folders, folder);
}

it("knows what was generated, and what there was to say, while nothing changes", async () => {
  expect(await recalled()).toBeUndefined();
  await generateOnce();
  expect(await recalled()).toMatchObject({
    files: 12,
    orphans: [],
    packages: [{ name: "@cantus/client" }, { name: "@cantus/server" }, { name: "@cantus/server" }],
    notices: [{ code: "GENERATED_OPERATION_IDS" }],
  });
});

describe("generates anew", () => {
  it.each<[string, () => void]>([
    ["the contract's first file has changed", () => write("api/openapi.yaml", OPENAPI.replace("listJobs", "jobs"))],
    ["a file that it refers to has changed", () => write("api/shared.yaml", SHARED.replace("id:", "name:"))],
    ["a file that it refers to is gone", () => rmSync(join(folder, "api/shared.yaml"))],
    ["the contract's name has changed", () => write("redocly.yaml", REDOCLY.replace("jobs", "other"))],
    ["a decorator has come", () => write("redocly.yaml", `${REDOCLY}decorators: { remove-x-internal: on }\n`)],
    ["there is another project", () => write("api/redocly.yaml", "apis: {}\n")],
    ["tsconfig.json has changed", () => write("tsconfig.json", '{ "compilerOptions": {} }')],
    ["what tsconfig.json extends has changed", () => write("base.json", '{ "compilerOptions": {} }')],
    ["a nearer tsconfig.json has come", () => write("c/tsconfig.json", "{}")],
    ["a generated file was edited", () => write("c/index.ts", `${readFileSync(join(folder, "c/index.ts"))}\n`)],
    ["a generated file is missing", () => rmSync(join(folder, "s/contract.json"))],
    ["a stub is missing", () => rmSync(join(folder, "s/handlers/listJobs.ts"))],
  ])("when %s", async (_, change) => {
    await generateOnce();
    expect(await recalled()).toBeDefined();
    change();
    expect(await recalled()).toBeUndefined();
  });

  it("into another folder", async () => {
    await generateOnce();
    expect(await recalled("other")).toBeUndefined();
  });

  it.each([
    ["half of it", (text: string) => text.slice(0, text.length / 2)],
    ["nothing", () => ""],
    ["something else", () => '{"made":"","value":[]}'],
    ["another release's", (text: string) => text.replace(/"made":"[^"]*"/, '"made":"0"')],
    ["something of another form", (text: string) => text.replace(/"sources":\{[^}]*\}/, '"sources":null')],
  ])("when its memory is %s", async (_, spoil) => {
    await generateOnce();
    const memories = join(folder, "cache/generations");
    const [memory = ""] = readdirSync(memories);
    writeFileSync(join(memories, memory), spoil(readFileSync(join(memories, memory), "utf8")));
    expect(await recalled()).toBeUndefined();
    await generateOnce();
    expect(await recalled()).toBeDefined();
  });

  it("when a file was written while it was read", async () => {
    writeFileSync(join(folder, "api/shared.yaml"), SHARED);
    utimesSync(join(folder, "api/shared.yaml"), new Date(), new Date(Date.now() + 1000));
    await generateOnce();
    expect(await recalled()).toBeUndefined();
  });
});

it("minds neither what stands in a stub, nor the line ends of Windows", async () => {
  await generateOnce();
  write("s/handlers/listJobs.ts", "export const listJobs = 1;");
  const entry = join(folder, "c/index.ts");
  writeFileSync(entry, readFileSync(entry, "utf8").replaceAll("\n", "\r\n"));
  expect(await recalled()).toBeDefined();
});

it("sees handlers of operations that are not in the contract, whenever they came", async () => {
  await generateOnce();
  write("s/handlers/gone.ts", 'export const gone: Handler<"gone"> = async () => {};');
  expect((await recalled())?.orphans).toEqual([join(folder, "s/handlers/gone.ts")]);
});

it("is remembered by many at once", async () => {
  await Promise.all(Array.from({ length: 5 }, generateOnce));
  expect(await recalled()).toBeDefined();
  expect(readdirSync(join(folder, "cache/generations"))).toHaveLength(1);
});
