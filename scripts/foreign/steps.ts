/** The whole way of a document, step by step. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Operation } from "@cantus/contract";
import { type ReadContract, readContract } from "@cantus/contract/read";
import type { JsonFinding, JsonResult } from "@cantus/verify";
import { createRunner, type Runner } from "./process.ts";
import { clientProgram, serverProgram, TSCONFIG } from "./programs.ts";

const root = join(import.meta.dirname, "../..");
const cantus = join(root, "packages/cli/bin/cantus.cjs");

export interface Step {
  /** "ok", or what came out instead in a word or two. */
  readonly result: string;
  readonly seconds: number;
  /** Megabytes at most; of processes whose memory can be seen. */
  readonly memory?: number;
  /** What was said, where the result is not "ok". */
  readonly detail?: string;
}

export const STEPS = ["lint", "generate", "tsc 7", "tsc 5.9", "server", "mock", "verify"] as const;
export type StepName = (typeof STEPS)[number];
export type Steps = Record<StepName, Step>;

/** How many requests `verify` makes at most for an operation, and how many of a large contract's. */
const REQUESTS = { each: 60, all: 6000 };
/** How many operations are called that compile their validator at the first call, which can take half a second. */
const COMPILED_LATE = 20;

/** Lint judges the document, and may well find something; the other steps must do their work. */
export function isFine(name: StepName, { result }: Step): boolean {
  return result === "ok" || (name === "lint" && result.endsWith("problems"));
}

export async function goTheWholeWay(file: string): Promise<Steps> {
  // Within the repository, so that what is generated finds the packages that it imports.
  await mkdir(join(root, ".cache"), { recursive: true });
  const scratch = await mkdtemp(join(root, ".cache/foreign-"));
  await writeFile(join(scratch, "tsconfig.json"), JSON.stringify(TSCONFIG));
  const runner = createRunner(root, scratch);
  const step = (work: () => Promise<string>) => measured(runner, work);
  const folders = ["--client", join(scratch, "client"), "--server", join(scratch, "server")];
  const compile = async (compiler: string) => {
    await runner.run([join(root, "node_modules", compiler, "bin/tsc"), "-p", scratch]);
    // The native one works in a process of its own, that cannot be looked into.
    if (compiler === "tsc-native") runner.memory();
    return "ok";
  };
  try {
    return {
      lint: await step(() => lint(runner, file)),
      generate: await step(async () => {
        await runner.run([cantus, "generate", file, ...folders]);
        const client = await readFile(join(scratch, "client/index.ts"), "utf8");
        await writeFile(join(scratch, "program.ts"), clientProgram(client));
        await writeFile(join(scratch, "server.ts"), serverProgram(await readContract(file)));
        return "ok";
      }),
      "tsc 7": await step(() => compile("tsc-native")),
      "tsc 5.9": await step(() => compile("typescript")),
      server: await step(() => serve(runner, file, join(scratch, "server.ts"))),
      mock: await step(() => mock(runner, file)),
      verify: await step(() => verify(runner, file)),
    };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Runs a step; its result is what it gives, or that it failed and what was said. */
async function measured(runner: Runner, work: () => Promise<string>): Promise<Step> {
  const start = performance.now();
  const cost = () => {
    const memory = runner.memory();
    return { seconds: (performance.now() - start) / 1000, ...(memory !== undefined && { memory }) };
  };
  try {
    return { result: await work(), ...cost() };
  } catch (error) {
    const { code, stdout = "", stderr = "", message } = error as { code?: number } & Record<string, string | undefined>;
    const detail = `${stdout}\n${stderr}`.trim() || message;
    return { result: typeof code === "number" ? `exit ${code}` : "failed", ...cost(), ...(detail && { detail }) };
  }
}

async function lint(runner: Runner, file: string): Promise<string> {
  const problems = JSON.parse(await runner.run([cantus, "lint", file, "--json"], [1])) as unknown[];
  return problems.length === 0 ? "ok" : `${problems.length} problems`;
}

/** Starts with either validator, and no GET meets a failure of ours; the handlers say that they are not implemented. */
async function serve(runner: Runner, file: string, program: string): Promise<string> {
  const contract = await readContract(file);
  const gets = contract.operations.filter(({ method }) => method === "get");
  const failures: string[] = [];
  for (const [validator, called] of [
    ["compiled", gets],
    ["express-openapi-validator", gets.slice(0, COMPILED_LATE)],
  ] as const) {
    const server = await runner.serve([program, validator]);
    try {
      for (const operation of called) {
        const answer = await fetch(server.url + basePathOf(contract) + pathOf(operation));
        const text = await answer.text();
        if (answer.status >= 500 && answer.status !== 501)
          failures.push(`${validator}: ${operation.id}: ${answer.status} ${text.slice(0, 300)}`);
      }
    } finally {
      await server.stop();
    }
  }
  if (failures.length > 0) throw new Error(failures.join("\n"));
  return "ok";
}

function basePathOf({ servers }: ReadContract): string {
  return servers[0]?.basePath.replace(/\/$/, "") ?? "";
}

const pathOf = ({ path }: Operation) => path.replace(/\{[^}]*\}/g, "1");

/** Every documented GET that can be called has its answer: what it says of success. */
async function mock(runner: Runner, file: string): Promise<string> {
  const contract = await readContract(file);
  const gets = contract.operations.filter(
    ({ method, responses, security }) =>
      method === "get" && responses.some(({ status }) => /^2/.test(status)) && !asksForTwo(contract, security),
  );
  const flags = ["--phases", "examples", "--prefer", "--safe", "--requests", String(REQUESTS.each * (gets.length + 1))];
  const { operations, warnings } = await verified(runner, contract, file, flags);
  const answered = new Set(
    operations
      .filter(({ reached }) => Object.keys(reached).some((status) => /^2/.test(status)))
      .map(({ operationId }) => operationId),
  );
  const silent = gets.filter(({ id }) => !answered.has(id));
  if (silent.length > 0) {
    const reasons = warnings
      .filter(({ operationId }) => silent.some(({ id }) => id === operationId))
      .map(({ operationId, message }) => `${operationId}: ${message}`);
    throw new Error(`No success of ${silent.map(({ id }) => id).join(", ")}\n${reasons.join("\n")}`);
  }
  return "ok";
}

/** `Authorization` holds one credential (RFC 9110, section 11.6.2): who asks for two of them there is never called. */
function asksForTwo({ securitySchemes }: ReadContract, security: Operation["security"]): boolean {
  const uses = (name: string) => !["apiKey", "mutualTLS"].includes(securitySchemes.get(name)?.type ?? "apiKey");
  return security.length > 0 && security.every((each) => Object.keys(each).filter(uses).length > 1);
}

/** Nothing is found in a mock: whatever is, is ours, in either of them. */
async function verify(runner: Runner, file: string): Promise<string> {
  const contract = await readContract(file);
  const requests = Math.min(REQUESTS.all, REQUESTS.each * (contract.operations.length + 1));
  const result = await verified(runner, contract, file, ["--requests", String(requests)]);
  const findings = result.findings.filter((finding) => !isOfMocks(finding));
  if (findings.length > 0) throw new Error(findings.map(lineOf).join("\n"));
  return "ok";
}

/**
 * A mock has no accounts: it takes whatever credentials have the right form. And it says 404 for what is gone, also where the
 * document knows other refusals and not this one.
 */
function isOfMocks({ check, clause, path, response }: JsonFinding): boolean {
  if (check === "declared-status") return response.status === 404 && path.includes("{");
  return clause.pointer.endsWith("/security");
}

async function verified(
  runner: Runner,
  { securitySchemes }: ReadContract,
  file: string,
  flags: readonly string[],
): Promise<JsonResult> {
  // A mock takes any credential of the right form for a caller who may do everything.
  const credentials = [...securitySchemes.values()].flatMap(({ name, scheme }) => [
    "--credential",
    `${name}=${scheme === "basic" ? "any:any" : "any"}`,
  ]);
  const server = await runner.serve([cantus, "mock", file, "--port", "0"]);
  try {
    const args = [cantus, "verify", file, "--url", server.url, "--json", ...credentials, ...flags];
    // Exit code 1: there are findings.
    return JSON.parse(await runner.run(args, [1])) as JsonResult;
  } finally {
    await server.stop();
  }
}

function lineOf({ operationId, message, clause, curl }: JsonFinding): string {
  const { file, line } = clause.location ?? { file: "", line: 0 };
  return `${operationId}: ${message} (${file}:${line})\n  ${curl}`;
}
