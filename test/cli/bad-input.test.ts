import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runCantus } from "./run-cantus.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cantus-bad-input-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

const info = "openapi: 3.1.1\ninfo: { title: Jobs, version: 1.0.0 }\n";
const ok = "{ responses: { '200': { description: OK } } }";
const get = (operationId: string) => `{ operationId: ${operationId}, responses: { '200': { description: OK } } }`;

interface Case {
  readonly files?: Record<string, string>;
  readonly args: string[];
  /** What the message says: what is wrong, where, what to do. */
  readonly says: (string | RegExp)[];
}

const CASES: Record<string, Case> = {
  "a file that is not there": {
    args: ["lint", "nowhere.yaml"],
    says: ["nowhere.yaml"],
  },
  "a file that is not YAML": {
    files: { "broken.yaml": `${info}paths:\n  /a: [\n` },
    args: ["generate", "broken.yaml", "--client", "client"],
    says: [/broken\.yaml:\d+:\d+/],
  },
  "a file that is not OpenAPI": {
    files: { "recipe.yaml": "title: Pancakes\neggs: 3\n" },
    args: ["generate", "recipe.yaml", "--client", "client"],
    says: ["recipe.yaml", "openapi"],
  },
  "Swagger 2.0": {
    files: { "old.yaml": 'swagger: "2.0"\ninfo: { title: Old, version: "1" }\npaths: {}\n' },
    args: ["mock", "old.yaml", "--port", "0"],
    says: ["Swagger 2.0", /convert/i, "old.yaml:1:1"],
  },
  "a $ref that leads nowhere": {
    files: { "api.yaml": `${info}paths:\n  /a:\n    get:\n      $ref: '#/components/nothing'\n` },
    args: ["lint", "api.yaml"],
    says: ["#/components/nothing", "api.yaml:6:"],
  },
  "a $ref that leads nowhere, inside a second file": {
    files: {
      "api.yaml": `${info}paths:\n  /a: { $ref: a.yaml }\n`,
      "a.yaml": "get:\n  operationId: getA\n  responses:\n    '200':\n      $ref: missing.yaml\n",
    },
    args: ["generate", "api.yaml", "--client", "client"],
    says: ["missing.yaml", "a.yaml:5:"],
  },
  "one operationId for two operations": {
    files: { "api.yaml": `${info}paths:\n  /a:\n    get: ${get("same")}\n  /b:\n    get: ${get("same")}\n` },
    args: ["generate", "api.yaml", "--server", "server"],
    says: ["same", "api.yaml:5:", "api.yaml:7:"],
  },
  "two paths that match the same requests": {
    files: { "api.yaml": `${info}paths:\n  /a/{x}:\n    get: ${get("getX")}\n  /a/{y}:\n    get: ${get("getY")}\n` },
    args: ["mock", "api.yaml", "--port", "0"],
    says: ["/a/{x}", "/a/{y}", "api.yaml:"],
  },
  "a name that redocly.yaml does not have": {
    files: {
      "redocly.yaml": "apis:\n  jobs: { root: jobs.yaml }\n  scenes: { root: scenes.yaml }\n",
      "jobs.yaml": `${info}paths: {}\n`,
    },
    args: ["lint", "job"],
    says: ["job", "jobs", "scenes"],
  },
  "a server that does not answer": {
    files: { "api.yaml": `${info}paths:\n  /a:\n    get: ${get("getA")}\n` },
    args: ["verify", "api.yaml", "--url", "http://127.0.0.1:1"],
    says: ["http://127.0.0.1:1"],
  },
  "a URL of a contract that does not answer": {
    args: ["lint", "http://127.0.0.1:1/openapi.yaml"],
    says: ["http://127.0.0.1:1/openapi.yaml"],
  },
  "a folder that cannot be written": {
    files: { "api.yaml": `${info}paths:\n  /a:\n    get: ${get("getA")}\n`, taken: "a file, not a folder" },
    args: ["generate", "api.yaml", "--client", "taken/client", "--server", "server"],
    says: ["taken"],
  },
  "no folder to generate into": {
    files: { "api.yaml": `${info}paths:\n  /a:\n    get: ${get("getA")}\n` },
    args: ["generate", "api.yaml"],
    says: ["--client", "--server", "x-cantus"],
  },
  "no contract at all": { args: ["lint"], says: ["redocly.yaml"] },
  "a port that is none": { args: ["mock", "--port", "seventy"], says: ["--port", "seventy", "whole number"] },
  "a header without a colon": {
    args: ["verify", "api.yaml", "--url", "http://127.0.0.1:1", "--header", "oops"],
    says: ["--header", "Name: value"],
  },
  "an option that does not exist": { args: ["lint", "--strict"], says: ["--strict"] },
  "a command that does not exist": { args: ["lnit"], says: ["lnit", "lint"] },
};

describe("bad input gets one clear message and exit code 2", () => {
  it.each(Object.entries(CASES))("%s", async (_name, { files = {}, args, says }) => {
    write(files);
    const before = readdirSync(folder, { recursive: true }).sort();
    const { exit, err } = await runCantus(args, folder);
    for (const part of says) expect(err).toMatch(part);
    expect(exit).toBe(2);
    expect(err).not.toMatch(/node:internal|\n\s+at .*\(/);
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
  });

  it("an operation without operationId gets a stable one, told once", async () => {
    write({ "api.yaml": `${info}paths:\n  /jobs/{job_id}:\n    get: ${ok}\n` });
    const { exit, err } = await runCantus(["generate", "api.yaml", "--client", "client"], folder);
    expect(exit).toBe(0);
    expect(err.match(/getJobsByJobId/g)).toHaveLength(1);
  });

  it("an old Node is told which one is needed", () => {
    const preload = join(folder, "old-node.cjs");
    writeFileSync(preload, 'Object.defineProperty(process.versions, "node", { value: "18.20.0" });');
    const bin = join(import.meta.dirname, "../../packages/cli/bin/cantus.cjs");
    const { status, stderr } = spawnSync(process.execPath, ["--require", preload, bin, "lint"], { encoding: "utf8" });
    expect(stderr).toContain("cantus needs Node 24.18 or newer; this is Node 18.20.0");
    expect(status).toBe(2);
  });
});
