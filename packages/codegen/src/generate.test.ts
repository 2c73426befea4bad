import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { readContract } from "@cantus/contract/read";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { generate } from "./index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantus-generate-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const operation = (id: string) =>
  `{ operationId: ${JSON.stringify(id)}, responses: { "204": { description: Done. } } }`;
const document = (...ids: string[]) =>
  `openapi: 3.1.0\ninfo: { title: Jobs, version: "1" }\npaths:\n${ids.map((id, index) => `  /p${index}: { get: ${operation(id)} }\n`).join("")}`;

async function contentsOf(...ids: string[]): Promise<Record<string, string>> {
  const contract = await readContract(write("jobs.yaml", document(...ids)));
  const { files } = await generate(contract, { client: join(folder, "c"), server: join(folder, "s") });
  return Object.fromEntries(files.map(({ path, content }) => [path.slice(folder.length + 1), content]));
}

describe("the first line", () => {
  const firstLine = async (source: string, cwd: string, client = join(folder, "out")) => {
    const { files } = await generate(await readContract(source, { cwd }), { client });
    return files[0]?.content.split("\n", 1)[0];
  };

  test("names a contract as redocly.yaml does", async () => {
    write("api/openapi.yaml", document("a"));
    write("redocly.yaml", "apis:\n  jobs:\n    root: api/openapi.yaml\n    x-cantus: { client: out }\n");
    expect(await firstLine("jobs", folder)).toBe(
      '// Generated from api/openapi.yaml by "cantus generate jobs". Do not edit.',
    );
  });

  test("names another folder than redocly.yaml does", async () => {
    write("api/openapi.yaml", document("a"));
    write("redocly.yaml", "apis:\n  jobs:\n    root: api/openapi.yaml\n    x-cantus: { client: out }\n");
    expect(await firstLine("jobs", folder, join(folder, "other/out"))).toContain(
      '"cantus generate jobs --client other/out"',
    );
  });

  test("names no folder that lies elsewhere", async () => {
    write("project/package.json", "{}");
    write("project/openapi.yaml", document("a"));
    expect(await firstLine("openapi.yaml", join(folder, "project"))).toContain(
      '"cantus generate openapi.yaml --client DIR"',
    );
  });

  test("names a file below the project's folder, whatever the working directory is", async () => {
    write("package.json", "{}");
    write("api/openapi.yaml", document("a"));
    expect(await firstLine("openapi.yaml", join(folder, "api"))).toBe(
      '// Generated from api/openapi.yaml by "cantus generate api/openapi.yaml --client out". Do not edit.',
    );
  });
});

describe("operationIds", () => {
  test("that no file or variable can be called by", async () => {
    const contents = await contentsOf("repos/get", "delete", "con", "use", "handlers", "getJob", "GetJob", "getjob");
    expect(Object.keys(contents).filter((path) => path.startsWith("s/handlers/"))).toEqual([
      "s/handlers/reposGet.ts",
      "s/handlers/delete_.ts",
      "s/handlers/con2.ts",
      "s/handlers/use.ts",
      "s/handlers/handlers2.ts",
      "s/handlers/getJob.ts",
      "s/handlers/getJob3.ts",
      "s/handlers/getjob2.ts",
    ]);
    expect(contents["s/handlers.ts"]).toContain(
      '  "repos/get": reposGet,\n  "delete": delete_,\n  "con": con2,\n  use,\n',
    );
    expect(
      [...(contents["c/index.ts"] ?? "").matchAll(/readonly (\w+): cantus.Call<operations\[(.*)\]>/g)].map((match) =>
        match.slice(1),
      ),
    ).toEqual([
      ["reposGet", '"repos/get"'],
      ["delete", '"delete"'],
      ["con", '"con"'],
      ["use2", '"use"'],
      ["handlers", '"handlers"'],
      ["getJob", '"getJob"'],
      ["getJob2", '"GetJob"'],
      ["getjob", '"getjob"'],
    ]);
    expect(contents["c/operations.ts"]).toContain("export { $delete as delete };");
  });

  test("that are very long", async () => {
    const contents = await contentsOf("x".repeat(300), `${"x".repeat(300)}y`);
    const names = Object.keys(contents).filter((path) => path.startsWith("s/handlers/"));
    expect(names).toEqual([`s/handlers/${"x".repeat(100)}.ts`, `s/handlers/${"x".repeat(100)}2.ts`]);
  });

  test("none at all", async () => {
    const contract = await readContract(
      write("jobs.yaml", 'openapi: 3.1.0\ninfo: { title: Jobs, version: "1" }\npaths: {}\n'),
    );
    const { files } = await generate(contract, { client: join(folder, "c"), server: join(folder, "s") });
    const contents = Object.fromEntries(files.map(({ path, content }) => [path.slice(folder.length + 1), content]));
    expect(contents["c/operations.ts"]).toContain("export {};");
    expect(contents["s/router.ts"]).toContain("export type PublicOperation = never;");
  });
});

describe("imports between generated files", () => {
  test.each<[string, string, string]>([
    ["no tsconfig.json", "", ".js"],
    ["one that says nothing of it", "{}", ".js"],
    ["allowImportingTsExtensions", '{ "compilerOptions": { "allowImportingTsExtensions": true } }', ".ts"],
    [
      "rewriteRelativeImportExtensions, and a comment",
      '{ /* all */ "compilerOptions": { "rewriteRelativeImportExtensions": true }, }',
      ".ts",
    ],
    ["extends", '{ "extends": "./base.json" }', ".ts"],
  ])("with %s", async (_name, config, extension) => {
    write("base.json", '{ "compilerOptions": { "rewriteRelativeImportExtensions": true } }');
    if (config) write("tsconfig.json", config);
    expect((await contentsOf("a"))["c/index.ts"]).toContain(`from "./types${extension}";`);
  });
});

test("handlers of operations that left the contract are reported, and nothing else in their folder", async () => {
  const orphan = write("s/handlers/gone.ts", 'export const gone: Handler<"gone"> = async () => {};');
  write("s/handlers/here.ts", 'export const here: Handler<"here"> = async () => {};');
  write("s/handlers/shared.ts", "export const page = 1;");
  write("s/handlers/gone.test.ts", 'const gone: Handler<"gone"> = stub;');
  const contract = await readContract(write("jobs.yaml", document("here")));
  const { orphans } = await generate(contract, { server: join(folder, "s") });
  expect(orphans).toEqual([orphan]);
  expect(readFileSync(orphan, "utf8")).toContain("gone");
});

test("neither folder, nothing", async () => {
  const contract = await readContract(write("jobs.yaml", document("a")));
  expect(await generate(contract, {})).toEqual({ files: [], orphans: [], settings: [] });
});
