/** From the packed packages to a running project, as a user goes: outside of the repository, by npm and the shell alone. */
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { type CommandResult, put, run, start } from "./user.ts";

const STARTER = join(import.meta.dirname, "../../packages/cli/starter");
const WELL = { exit: 0, output: expect.any(String) };

const packed = inject("packed");

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-user-"));
  const files = (await readdir(packed)).filter((file) => !file.startsWith("cantus-sdk"));
  await put(folder, { "package.json": { name: "my-tasks", private: true, type: "module" } });
  expect(await npm("install", ...files.map((file) => join(packed, file)))).toEqual(WELL);
}, 300_000);
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

function npm(...args: string[]): Promise<CommandResult> {
  const quick = args[0] === "install" ? ["--prefer-offline", "--no-audit", "--no-fund", "--ignore-scripts"] : [];
  return run(folder, ["npm", ...args, ...quick]);
}

/** In a project within the folder, as in a workspace, the packages are those above. */
function cantus(args: string, project = "."): Promise<CommandResult> {
  return run(join(folder, project), [join(folder, "node_modules/.bin/cantus"), ...args.split(" ")]);
}

describe("an empty folder", { timeout: 180_000 }, () => {
  test("gets a project that installs, generates, compiles and passes its contract tests", async () => {
    expect(await run(folder, ["npx", "cantus", "init", "--yes"])).toEqual(WELL);
    expect(await npm("install")).toEqual(WELL);
    expect(await cantus("lint")).toEqual({ exit: 0, output: expect.stringContaining("0 errors, 0 warnings") });
    expect(await run(folder, ["npx", "cantus", "generate"])).toEqual(WELL);
    expect(await npm("run", "typecheck")).toEqual(WELL);
    expect(await npm("test")).toEqual({ exit: 0, output: expect.stringMatching(/Tests .*\d+ passed/) });
    expect(await cantus("check")).toEqual(WELL);
  });

  test("its mock answers, and its server keeps the contract", async () => {
    const mock = await start(folder, ["npx", "cantus", "mock", "--port", "0"], /http:\/\/127\.0\.0\.1:\d+\/v1/);
    expect(await (await fetch(`${mock.match[0]}/tasks`)).json()).toMatchObject({ tasks: [{ title: "Buy milk" }] });
    await mock.stop();

    const server = await start(folder, ["npm", "start"], /(http:\/\/127\.0\.0\.1:\d+)\/v1/, { PORT: "0" });
    const verified = await cantus(`verify tasks --url ${server.match[1]}`);
    await server.stop();
    expect(verified).toEqual({ exit: 0, output: expect.stringContaining("5 of 5 operations called") });
  });

  test("a change of the contract shows everywhere", async () => {
    const path = "openapi/tasks/openapi.yaml";
    const contract = await readFile(join(folder, path), "utf8");
    const changed = contract
      .replace("required: [tasks, total]", "required: [tasks, total, newest]")
      .replace(/^( +)total:$/m, "$1newest:\n$1  description: The newest.\n$1  type: string\n$1total:");
    await put(folder, { [path]: changed });
    expect(await cantus("check")).toEqual({ exit: 1, output: expect.stringContaining("newest") });
    expect(await cantus("generate")).toEqual(WELL);
    expect(await npm("run", "typecheck")).toEqual({ exit: 2, output: expect.stringContaining("newest") });
  });
});

describe("an Express application that is there already", { timeout: 120_000 }, () => {
  test("gets a router for its contract, and goes on serving what it served", async () => {
    const shop = join(folder, "shop");
    await put(shop, {
      "package.json": { name: "shop", private: true, type: "module", dependencies: { express: "^5" } },
      "src/app.ts": `import express from "express";\nexport const app = express();\napp.get("/health", (_request, response) => void response.send("well"));\n`,
    });
    await cp(join(STARTER, "openapi/tasks/openapi.yaml"), join(shop, "openapi.yaml"));
    const { output } = await cantus("init --yes", "shop");
    expect(output).toContain('import { createRouter } from "./api/server/router.js";');
    expect(await cantus("generate", "shop")).toEqual(WELL);
    await put(shop, {
      "src/main.ts": `import { listen } from "@cantus/server";
import { handlers } from "./api/server/handlers.ts";
import { createRouter } from "./api/server/router.ts";
import { app } from "./app.ts";

app.use(createRouter({ handlers }));
console.log((await listen(app, { port: 0 })).url);
`,
    });
    expect(await run(shop, [join(folder, "node_modules/.bin/tsc"), "-p", "."])).toEqual(WELL);
    const server = await start(shop, [process.execPath, "src/main.ts"], /http:\S+/);
    const [url] = server.match;
    expect(await (await fetch(`${url}/health`)).text()).toBe("well");
    expect((await fetch(`${url}/v1/tasks?limit=0`)).status).toBe(400);
    expect((await fetch(`${url}/v1/tasks`)).status).toBe(501);
    await server.stop();
  });
});

describe("a front end that is built by Vite", { timeout: 120_000 }, () => {
  test("gets a client that compiles and is bundled", async () => {
    const front = join(folder, "front");
    await put(front, {
      "package.json": {
        name: "front",
        private: true,
        type: "module",
        devDependencies: { vite: "^7", typescript: "^5" },
      },
      "tsconfig.json": {
        compilerOptions: {
          ...{ target: "es2022", module: "esnext", moduleResolution: "bundler", lib: ["es2022", "dom"] },
          ...{ strict: true, noEmit: true, types: [] },
        },
        include: ["src"],
      },
      "index.html": '<script type="module" src="/src/main.ts"></script>',
    });
    await cp(join(STARTER, "openapi/tasks/openapi.yaml"), join(front, "specs/tasks.yaml"));
    await put(front, { "src/main.ts": "" });
    expect(await cantus("init --yes", "front")).toEqual(WELL);
    expect(await cantus("generate", "front")).toEqual(WELL);
    await put(front, {
      "src/main.ts": `import { createTasks } from "./api/client/index.js";

const tasks = createTasks({ baseUrl: "http://127.0.0.1:4010/v1" });
const answer = await tasks.listTasks({ query: { done: false } });
if (answer.status === 200) document.title = answer.body.tasks.map(({ title }) => title).join(", ");
`,
    });
    expect(await run(front, [join(folder, "node_modules/.bin/tsc"), "-p", "."])).toEqual(WELL);
    expect(await run(front, [join(folder, "node_modules/.bin/vite"), "build"])).toEqual(WELL);
    expect((await readdir(join(front, "dist/assets"))).length).toBeGreaterThan(0);
  });
});
