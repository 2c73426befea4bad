import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { main, type Terminal } from "../index.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-init-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

type Files = Readonly<Record<string, string | object>>;

async function put(files: Files): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), typeof content === "string" ? content : JSON.stringify(content, null, 2));
  }
}

async function init(args: readonly string[] = ["--yes"], answer?: string) {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    paint: (_style, text) => text,
    cwd: folder,
    signal: new AbortController().signal,
    ...(answer !== undefined && { ask: async () => answer }),
  };
  const exit = await main(["init", ...args], terminal);
  const planned = out.join("\n").match(/(?<=\n {2}(?:add|change) +)\S+/g) ?? [];
  return { exit, out: out.join("\n"), err: err.join("\n"), planned };
}

const read = (path: string) => readFile(join(folder, path), "utf8");

const CONTRACT = "openapi: 3.1.0\ninfo: { title: Shop, version: '1' }\npaths: {}\n";
const WITH_KEY = `${CONTRACT.replace("paths: {}", "paths: { /x: { get: { operationId: getX, responses: { '204': { description: It. } } } } }")}
security: [{ Key: [] }]
components: { securitySchemes: { Key: { type: apiKey, in: header, name: X-Key } } }
`;

const PROJECTS: readonly (readonly [name: string, given: Files, planned: readonly string[], contracts: object])[] = [
  [
    "an Express application gets a server beside its sources, and nothing of it is touched",
    {
      "package.json": { name: "shop", type: "module", dependencies: { express: "^5" } },
      "src/app.js": "",
      "openapi.yaml": CONTRACT,
    },
    ["redocly.yaml", "package.json", "tsconfig.json"],
    { shop: { root: "openapi.yaml", "x-cantus": { server: "src/api/server" } } },
  ],
  [
    "a front end gets a client",
    {
      "package.json": { name: "front", devDependencies: { vite: "^7", typescript: "^5" } },
      "specs/shop.yaml": CONTRACT,
    },
    ["redocly.yaml", "package.json"],
    { shop: { root: "specs/shop.yaml", "x-cantus": { client: "api/client" } } },
  ],
  [
    "another project gets both, and an application around the server",
    {
      "package.json": { name: "svc" },
      "tsconfig.json": {},
      "contracts/shop/openapi.json": { openapi: "3.0.3", info: { title: "Shop", version: "1" }, paths: {} },
    },
    ["redocly.yaml", "package.json", "src/app.ts", "src/main.ts", "test/contract.test.ts"],
    {
      shop: { root: "contracts/shop/openapi.json", "x-cantus": { client: "src/api/client", server: "src/api/server" } },
    },
  ],
  [
    "several contracts get a folder each",
    { "package.json": { dependencies: { express: "5" } }, "a.yaml": CONTRACT, "b/openapi.yaml": CONTRACT },
    ["redocly.yaml", "package.json", "tsconfig.json"],
    {
      a: { root: "a.yaml", "x-cantus": { server: "api/a/server" } },
      b: { root: "b/openapi.yaml", "x-cantus": { server: "api/b/server" } },
    },
  ],
  [
    "what others installed, and what is no contract, is passed over",
    {
      "package.json": { name: "@me/shop", dependencies: { express: "5" } },
      "openapi.yaml": CONTRACT,
      "node_modules/x/openapi.yaml": CONTRACT,
      "data.yaml": "a: 1",
      "old.json": { swagger: "2.0" },
    },
    ["redocly.yaml", "package.json", "tsconfig.json"],
    { shop: { root: "openapi.yaml", "x-cantus": { server: "api/server" } } },
  ],
  [
    "a workflow is added where there are others",
    {
      "package.json": { dependencies: { express: "5" } },
      "tsconfig.json": {},
      "shop.yaml": CONTRACT,
      ".github/dependabot.yml": "",
    },
    ["redocly.yaml", "package.json", ".github/workflows/contract.yaml"],
    { shop: { root: "shop.yaml", "x-cantus": { server: "api/server" } } },
  ],
];

describe("what is written", () => {
  test.each(PROJECTS)("%s", async (_name, given, planned, contracts) => {
    await put(given);
    const first = await init();
    expect(first.planned).toEqual(planned);
    expect(parse(await read("redocly.yaml")).apis).toEqual(contracts);
    const again = await init();
    expect(again.planned).toEqual([]);
    expect(again.out).toContain("Everything is there already.");
  });

  test("where there is no contract, a small project to begin with", async () => {
    const { planned } = await init();
    expect(planned).toEqual(
      expect.arrayContaining(["openapi/tasks/openapi.yaml", "src/app.ts", "test/contract.test.ts"]),
    );
    expect((await init()).planned).toEqual([]);
  });

  test("an application asks its author who is let in", async () => {
    await put({ "shop.yaml": WITH_KEY });
    await init();
    expect(await read("src/app.ts")).toContain("  security: {\n    Key: () => false,\n  },");
  });

  test("the layout, comments and order of what is there are kept", async () => {
    await put({
      "shop.yaml": CONTRACT,
      "package.json":
        '{\n\t"name": "shop",\n\t"scripts": { "start": "node ." },\n\t"dependencies": { "express": "5" }\n}\n',
      "redocly.yaml": "# Ours.\nextends: [minimal]\nrules:\n  no-unused-components: off # for now\n",
    });
    await init();
    expect(await read("redocly.yaml")).toMatch(
      /^# Ours\.\nextends: \[ ?minimal ?\]\nrules:\n {2}no-unused-components: off # for now\n\napis:\n/,
    );
    expect(await read("package.json")).toMatch(/^\{\n\t"name": "shop",\n\t"scripts": \{\n\t\t"start": "node \."/);
  });
});

describe("the project as it is", () => {
  const svc = { "shop.yaml": CONTRACT };
  test.each<[name: string, given: Files, says: string]>([
    ["npm, where nothing says another", { "package.json": {} }, "npx cantus generate"],
    ["pnpm by its lock file", { "pnpm-lock.yaml": "" }, "pnpm exec cantus generate"],
    ["yarn by its lock file", { "yarn.lock": "" }, "yarn contract:dev"],
    ["bun by its lock file", { "bun.lock": "" }, "bunx cantus generate"],
    ["what package.json says", { "package.json": { packageManager: "pnpm@10.1.0" } }, "pnpm install"],
    ["CommonJS with code", { "package.json": {}, "index.js": "" }, 'package.json has no "type": "module"'],
    ["a workspace's root", { "package.json": { workspaces: ["packages/*"] } }, "the root of a workspace"],
    ["a workspace's root of pnpm", { "pnpm-workspace.yaml": "packages: [a]" }, "the root of a workspace"],
  ])("%s", async (_name, given, says) => {
    await put({ ...svc, ...given });
    expect((await init()).out).toContain(says);
  });

  test("one of a workspace takes the package manager of the whole", async () => {
    await put({ "pnpm-lock.yaml": "", "packages/shop/shop.yaml": CONTRACT });
    const whole = folder;
    folder = join(folder, "packages/shop");
    expect((await init()).out).toContain("pnpm install");
    folder = whole;
  });

  test("what npm init chose for a project without code is no choice, and code's kind is kept", async () => {
    await put({ ...svc, "package.json": { name: "svc", type: "commonjs" } });
    await init();
    expect(JSON.parse(await read("package.json")).type).toBe("module");
    await put({ "package.json": { name: "svc", type: "commonjs" } });
    await init();
    expect(JSON.parse(await read("package.json")).type).toBe("commonjs");
  });
});

describe("what is asked", () => {
  test.each([
    ["", 0, true],
    ["yes", 0, true],
    ["n", 1, false],
  ])("%j", async (answer, exit, isWritten) => {
    await put({ "shop.yaml": CONTRACT });
    expect((await init([], answer)).exit).toBe(exit);
    expect(
      await read("redocly.yaml").then(
        () => true,
        () => false,
      ),
    ).toBe(isWritten);
  });

  test("where nobody can be asked, nothing is written, and how to go on is said", async () => {
    const { exit, err } = await init([]);
    expect(exit).toBe(2);
    expect(err).toContain("--yes");
    await expect(read("package.json")).rejects.toThrow("ENOENT");
  });
});

describe("what cannot be done", () => {
  test.each<[name: string, given: Files, args: string[], says: string]>([
    ["a file that is no contract", { "a.yaml": "a: 1" }, ["a.yaml", "--yes"], "a.yaml is no OpenAPI 3 document"],
    ["a file that is not there", {}, ["b.yaml", "--yes"], "b.yaml is no OpenAPI 3 document"],
    ["a package.json that is not JSON", { "package.json": "{" }, ["--yes"], "package.json is not JSON"],
    ["a redocly.yaml that is not YAML", { "redocly.yaml": "apis: [" }, ["--yes"], "redocly.yaml"],
  ])("%s", async (_name, given, args, says) => {
    await put(given);
    const { exit, err } = await init(args);
    expect({ exit, err }).toEqual({ exit: 2, err: expect.stringContaining(says) });
  });

  test("Swagger 2.0 is told of, and how it becomes a contract", async () => {
    await put({ "old.yaml": "swagger: '2.0'\n" });
    expect((await init()).out).toContain("old.yaml is Swagger 2.0. Convert it to OpenAPI 3 first");
  });
});
