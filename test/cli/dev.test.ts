import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main, type Terminal } from "cantus";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const TSC = join(import.meta.dirname, "../../node_modules/tsc-native/bin/tsc");

const CONTRACT = `openapi: 3.1.0
info: { title: Tasks, version: "1" }
paths:
  /tasks/{id}:
    get:
      operationId: getTask
      parameters: [{ name: id, in: path, required: true, schema: { type: integer } }]
      responses:
        "200":
          description: The task.
          content: { application/json: { schema: { $ref: "#/components/schemas/Task" } } }
components:
  schemas:
    Task:
      type: object
      required: [title]
      properties:
        title: { type: string, examples: [Buy milk] }
`;

const FILES = {
  "openapi.yaml": CONTRACT,
  "redocly.yaml": "apis: { tasks: { root: openapi.yaml, x-cantus: { client: src/api } } }\n",
  "package.json": JSON.stringify({ scripts: { typecheck: `node ${TSC} -p .` } }),
  "tsconfig.json": JSON.stringify({ compilerOptions: { strict: true, noEmit: true, types: [] }, files: ["use.ts"] }),
  "use.ts": `import type { components } from "./src/api/types.js";\nexport const task: components["schemas"]["Task"] = { title: "Buy milk" };\n`,
};

let folder: string;
let ended: Promise<number>;
const lines: string[] = [];
const stop = new AbortController();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-dev-"));
  for (const [path, content] of Object.entries(FILES)) await writeFile(join(folder, path), content);
  const terminal: Terminal = {
    out: (line) => void lines.push(line),
    err: (line) => void lines.push(line),
    paint: (_style, text) => text,
    cwd: folder,
    signal: stop.signal,
  };
  ended = main(["dev", "--port", "0", "--reference-port", "0"], terminal);
});
vi.setConfig({ testTimeout: 90_000 });

afterAll(async () => {
  stop.abort();
  await ended;
  await rm(folder, { recursive: true, force: true });
});

/** Waits for what a person would see. */
async function see(...texts: string[]): Promise<void> {
  await expect
    .poll(() => lines.join("\n"), { timeout: 60_000 })
    .toSatisfy((seen: string) => texts.every((text) => seen.includes(text)));
}

function urlOf(name: string): string {
  return lines.join("\n").match(new RegExp(`${name} +(http:\\S+)`))?.[1] ?? `${name} has no address`;
}

const change = (contract: string) => writeFile(join(folder, "openapi.yaml"), contract);

test("what the contract says is generated, mocked and shown", async () => {
  await see("wrote src/api/types.ts", "Everything fits: no type errors.");
  expect(await (await fetch(`${urlOf("mock")}/tasks/1`)).json()).toEqual({ title: "Buy milk" });
  expect(await (await fetch(`${urlOf("reference")}/tasks`)).text()).toContain("<title>Tasks</title>");
});

test("a change says what it means for callers, and which files no longer fit", async () => {
  lines.length = 3;
  const longer = CONTRACT.replace("required: [title]", "required: [title, done]").replace(
    "        title:",
    "        done: { type: boolean, examples: [true] }\n        title:",
  );
  await change(longer);
  await see("GET /tasks/{id} (getTask)", "done", "wrote src/api/types.ts", "use.ts:2:14", "'done' is missing");
  expect(await readFile(join(folder, "src/api/types.ts"), "utf8")).toContain("done: boolean");
});

test("a broken contract is shown with its line, and the mock goes on", async () => {
  lines.length = 3;
  await change(`${CONTRACT}  - [\n`);
  await see("It cannot be read; the mock goes on with what it was.", "openapi.yaml:19:3");
  expect(await (await fetch(`${urlOf("mock")}/tasks/1`)).json()).toEqual({ title: "Buy milk", done: true });
});

test("it ends when it is told to", async () => {
  stop.abort();
  expect(await ended).toBe(0);
});
