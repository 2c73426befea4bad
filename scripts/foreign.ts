/**
 * What Cantus does with contracts that others wrote: `node scripts/foreign.ts [folder] [name…] [--json]`.
 *
 * Every document of the folder (default: `../shared/corpus`; its `manifest.json` names the entries, else each file at
 * its top is one) goes the whole way: lint, generate, type-check of what was generated beside a program that uses it,
 * under both compilers and with all that it imports, mock, and verify against that mock. The result is a table; a cell
 * that is not "ok" is explained below it. Exit code 0: everything did its work, 1: something did not.
 *
 * Generated code imports the packages as they are built: run `npm run build` after changes to their types.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs, promisify } from "node:util";
import { readContract } from "@cantus/contract/read";
import type { JsonFinding, JsonResult } from "@cantus/verify";

const root = join(import.meta.dirname, "..");
const cantus = join(root, "packages/cli/bin/cantus.cjs");

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

const STEPS = ["lint", "generate", "tsc 7", "tsc 5.9", "mock", "verify"] as const;
type StepName = (typeof STEPS)[number];
type Steps = Record<StepName, Step>;

/** A careful user's: strict, and the declarations of what is imported are checked as well. */
const USERS_TSCONFIG = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    module: "nodenext",
    target: "es2024",
    lib: ["es2024", "esnext.iterator", "esnext.disposable", "dom", "dom.iterable"],
    types: ["node"],
    skipLibCheck: false,
  },
};

const documents = await documentsIn(folder);
const asked = positionals.length > 1 ? documents.filter(({ id }) => positionals.slice(1).includes(id)) : documents;
if (asked.length === 0) {
  console.error(`None of these is in ${folder}. There are: ${documents.map(({ id }) => id).join(", ")}.`);
  process.exit(2);
}
const ways = new Map<string, Steps>();
const waiting = [...asked];
const worker = async () => {
  for (let document = waiting.shift(); document; document = waiting.shift()) {
    ways.set(document.id, await goTheWholeWay(document));
    console.error(document.id);
  }
};
await Promise.all(Array.from({ length: availableParallelism() }, worker));
const results = asked.map(({ id }) => ({ id, steps: ways.get(id) as Steps }));
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

async function goTheWholeWay({ file }: Document): Promise<Steps> {
  // Within the repository, so that what is generated finds the packages that it imports.
  await mkdir(join(root, ".cache"), { recursive: true });
  const scratch = await mkdtemp(join(root, ".cache/foreign-"));
  await writeFile(join(scratch, "tsconfig.json"), JSON.stringify(USERS_TSCONFIG));
  const folders = ["--client", join(scratch, "client"), "--server", join(scratch, "server")];
  let mock: { url: string; server: ChildProcess } | undefined;
  try {
    return {
      lint: await step(() => lintDocument(file)),
      generate: await step(() => run([cantus, "generate", file, ...folders])),
      "tsc 7": await step(() => typeCheck(scratch, "tsc-native")),
      "tsc 5.9": await step(() => typeCheck(scratch, "typescript")),
      mock: await step(async () => {
        mock = await startMock(file);
        return "ok";
      }),
      verify: await step(() => verifyMock(file, mock?.url ?? "")),
    };
  } finally {
    mock?.server.kill();
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

async function typeCheck(scratch: string, compiler: "tsc-native" | "typescript"): Promise<"ok"> {
  await writeFile(join(scratch, "program.ts"), program(await readFile(join(scratch, "client/index.ts"), "utf8")));
  return run([join(root, "node_modules", compiler, "bin/tsc"), "-p", scratch]);
}

/** A program that uses a client: its first method, where it has one. */
function program(client: string): string {
  const create = /export function (create\w+)/.exec(client)?.[1];
  const method = /readonly (\S+): cantus\.Call</.exec(client)?.[1];
  if (!create) throw new Error("client/index.ts exports no create function");
  const lines = [
    `import { ${create} } from "./client/index.js";`,
    `const client = ${create}({ baseUrl: "http://127.0.0.1:4010" });`,
    ...(method
      ? [
          `declare const request: Parameters<typeof client.${method}>[0];`,
          `const answer = await client.${method}(request);`,
          "if (answer.status === 200) console.log(answer.body);",
          'else console.error(answer.status, answer.headers.get("content-type"));',
          `export const body = await client.${method}(request).unwrap();`,
        ]
      : ["console.log(client);"]),
  ];
  return `${lines.join("\n")}\n`;
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

/** Everything is called, nothing is found, and a documented GET has its answer. */
async function verifyMock(file: string, url: string): Promise<string> {
  const { securitySchemes } = await readContract(file);
  // A mock takes any credential of the right form for a caller who may do everything.
  const credentials = [...securitySchemes.values()].flatMap(({ name, scheme }) => [
    "--credential",
    `${name}=${scheme === "basic" ? "any:any" : "any"}`,
  ]);
  const args = [cantus, "verify", file, "--url", url, "--json", ...credentials];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 1024 ** 3 }).catch(
    (error) => {
      // Exit code 1: there are findings.
      if (error.code === 1) return error as { stdout: string };
      throw error;
    },
  );
  const { findings, operations: called, warnings } = JSON.parse(stdout) as JsonResult;
  if (findings.length > 0) throw new Error(findings.map(lineOf).join("\n"));
  // A documented success of a GET has come, where there is one to come.
  const gets = called.filter(
    ({ method, declared }) => method === "GET" && declared.some((status) => /^2/.test(status)),
  );
  const answered = gets.filter(({ reached }) => Object.keys(reached).some((status) => /^2/.test(status)));
  if (gets.length > 0 && answered.length === 0)
    throw new Error(`No GET succeeded. ${warnings.map(({ message }) => message).join(" ")}`);
  return "ok";
}

function lineOf({ operationId, message, clause, curl }: JsonFinding): string {
  const { file, line } = clause.location ?? { file: "", line: 0 };
  return `${operationId}: ${message} (${file}:${line})\n  ${curl}`;
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
