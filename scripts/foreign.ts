/**
 * What Cantus does with contracts that others wrote: `node scripts/foreign.ts [folder] [name…] [--json]`.
 *
 * Every document of the folder (default: `../shared/corpus`; its `manifest.json` names the entries, else each file at
 * its top is one) goes the whole way: lint, generate, type-check of what was generated beside a program that uses it,
 * mock, and verify against that mock. The result is a table; a cell that is not "ok" is explained below it.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { readContract } from "@cantus/contract/read";

const root = join(import.meta.dirname, "..");
const cantus = join(root, "packages/cli/bin/cantus.cjs");
const compiler = join(root, "node_modules/tsc-native/bin/tsc");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean", default: false } },
});
const folder = resolve(positionals[0] ?? join(root, "../shared/corpus"));
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}. Name one that holds OpenAPI documents.`);
  process.exit(2);
}

interface Document {
  readonly id: string;
  readonly file: string;
}

interface Step {
  /** "ok", or what came out instead in a word or two. */
  readonly result: string;
  readonly seconds: number;
  /** What was said, where the result is not "ok". */
  readonly detail?: string;
}

type StepName = "lint" | "generate" | "types" | "mock" | "verify";

const STEPS: readonly StepName[] = ["lint", "generate", "types", "mock", "verify"];

const results: { id: string; steps: Record<StepName, Step> }[] = [];
for (const document of await documentsIn(folder)) {
  if (positionals.length > 1 && !positionals.slice(1).includes(document.id)) continue;
  console.error(document.id);
  results.push({ id: document.id, steps: await goTheWholeWay(document) });
}
console.log(values.json ? JSON.stringify(results, null, 2) : report());
process.exitCode = results.every(({ steps }) => STEPS.every((name) => isFine(name, steps[name]))) ? 0 : 1;

/** Lint judges the document, and may well find something; the other steps must do their work. */
function isFine(name: StepName, step: Step): boolean {
  return step.result === "ok" || (name === "lint" && step.result.endsWith("problems"));
}

async function documentsIn(folder: string): Promise<Document[]> {
  const manifest = join(folder, "manifest.json");
  if (existsSync(manifest)) {
    const entries = JSON.parse(await readFile(manifest, "utf8")) as { id: string; entry: string }[];
    return entries.map(({ id, entry }) => ({ id, file: join(folder, id, entry) }));
  }
  const files = (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name));
  return files.map((name) => ({ id: name, file: join(folder, name) }));
}

async function goTheWholeWay({ file }: Document): Promise<Record<StepName, Step>> {
  // Within the repository, so that what is generated finds the packages that it imports.
  const scratch = await mkdtemp(join(root, "node_modules/.cache-foreign-"));
  try {
    const lint = await step(() => lintDocument(file));
    const generate = await step(() => run([cantus, "generate", file, "--client", join(scratch, "client")]));
    const types = await step(() => typeCheck(scratch));
    let url = "";
    let server: ChildProcess | undefined;
    const mock = await step(async () => {
      ({ url, server } = await startMock(file));
      return "ok";
    });
    const verify = await step(async () => run([cantus, "verify", file, "--url", url, ...(await credentials(file))]));
    server?.kill();
    return { lint, generate, types, mock, verify };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Runs a step; its result is what it gives, or that it failed and what was said. */
async function step(work: () => Promise<string>): Promise<Step> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1000;
  try {
    return { result: await work(), seconds: seconds() };
  } catch (error) {
    const { code, stdout = "", stderr = "", message } = error as { code?: number } & Record<string, string | undefined>;
    const detail = `${stdout}\n${stderr}`.trim() || message;
    return { result: code === undefined ? "failed" : `exit ${code}`, seconds: seconds(), ...(detail && { detail }) };
  }
}

async function run(args: string[]): Promise<"ok"> {
  await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 256 * 1024 * 1024 });
  return "ok";
}

/** What a mock takes for a caller who may do everything: any credential of the right form. */
async function credentials(file: string): Promise<string[]> {
  const { securitySchemes } = await readContract(file);
  const headers = [...securitySchemes.values()].flatMap(({ type, in: place, parameterName, scheme }) => {
    if (type === "apiKey") return place === "header" ? [`${parameterName}: any`] : [];
    return scheme === "basic" ? [`Authorization: Basic ${btoa("any:any")}`] : ["Authorization: Bearer any"];
  });
  return [...new Set(headers)].flatMap((header) => ["--header", header]);
}

async function lintDocument(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [cantus, "lint", file, "--json"], {
    maxBuffer: 256 * 1024 * 1024,
  }).catch((error) => {
    // Exit code 1: linted, and found problems in the document.
    if (error.code === 1) return error as { stdout: string };
    throw error;
  });
  const problems = JSON.parse(stdout) as unknown[];
  return problems.length === 0 ? "ok" : `${problems.length} problems`;
}

async function typeCheck(scratch: string): Promise<"ok"> {
  const index = await readFile(join(scratch, "client/index.ts"), "utf8");
  const create = /export function (create\w+)/.exec(index)?.[1];
  const operations = await readFile(join(scratch, "client/operations.ts"), "utf8");
  const operation = /^ {2}"?([\w$]+)"?: \{/m.exec(operations)?.[1];
  if (!create) throw new Error("client/index.ts exports no create function");
  await writeFile(
    join(scratch, "program.ts"),
    `import { ${create} } from "./client/index.js";

const client = ${create}({ baseUrl: "http://127.0.0.1:4010" });
${operation ? usage(operation) : "console.log(client);"}
`,
  );
  return run([
    compiler,
    ...[
      "--ignoreConfig",
      "--strict",
      "--noEmit",
      "--module",
      "nodenext",
      "--target",
      "es2024",
      "--lib",
      "es2024,dom,dom.iterable",
    ],
    join(scratch, "program.ts"),
  ]);
}

function usage(operation: string): string {
  return `declare const request: Parameters<typeof client.${operation}>[0];
const answer = await client.${operation}(request);
if (answer.status === 200) console.log(answer.body);
else console.error(answer.status, answer.headers.get("content-type"));
export const body = await client.${operation}(request).unwrap();`;
}

async function startMock(file: string): Promise<{ url: string; server: ChildProcess }> {
  const server = spawn(process.execPath, [cantus, "mock", file, "--port", "0"], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  server.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const url = new Promise<string>((found) => {
    server.stdout.on("data", (chunk) => {
      said += chunk;
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
      if (url) found(url);
    });
  });
  const ended = once(server, "exit").then(([code]) => {
    throw Object.assign(new Error(said), { code });
  });
  return { url: await Promise.race([url, ended]), server };
}

function report(): string {
  const cell = ({ result, seconds }: Step) => `${result} (${seconds.toFixed(1)} s)`;
  const lines = [
    ["document", ...STEPS],
    ...results.map(({ id, steps }) => [id, ...STEPS.map((name) => cell(steps[name]))]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const drawn = lines.map((line) => `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  drawn.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  const explained = results.flatMap(({ id, steps }) =>
    STEPS.flatMap((name) => {
      const { detail } = steps[name];
      return detail ? [`\n${id}, ${name}:\n${detail.split("\n").slice(0, 40).join("\n")}`] : [];
    }),
  );
  return [...drawn, ...explained].join("\n");
}
