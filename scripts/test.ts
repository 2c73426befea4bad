/**
 * `npm test`: everything that must hold, with one line at the end: `N passed, N failed`.
 *
 * With arguments only the tests that they select run, as `vitest run` would: `npm test -- packages/contract -t match`.
 */
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** What is checked without running tests; each counts as one. */
const CHECKS: [name: string, command: string[]][] = [
  ["format and lint", ["biome", "check", "--error-on-warnings", "."]],
  ["types", ["node", "node_modules/tsc-native/bin/tsc", "--noEmit", "-p", "."]],
  ["import arrows", ["depcruise", "packages", "scripts", "test"]],
  ["nothing unused", ["knip"]],
  ["contracts lint", ["redocly", "lint"]],
  ["the reference is fresh", ["node", "scripts/reference.ts", "--check"]],
  ["generated files are fresh", ["node", "packages/cli/bin/cantus.cjs", "check"]],
];

interface Outcome {
  passed: number;
  failed: number;
}

const selection = process.argv.slice(2);
const outcomes = selection.length > 0 ? [] : await runChecks();
outcomes.push(await runTests(selection));

const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function runChecks(): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...CHECKS];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, command] = check;
      const { status, output } = await run(command);
      console.log(`${status === 0 ? "✓" : "✗"} ${name}`);
      if (status !== 0) console.log(output);
      outcomes.push({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 });
    }
  };
  await Promise.all([worker(), worker()]);
  return outcomes;
}

async function runTests(selection: string[]): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), "cantus-test-"));
  const file = join(folder, "vitest.json");
  const { status } = await run(
    ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...selection],
    "inherit",
  );
  const report = await readFile(file, "utf8").then(JSON.parse, () => undefined);
  await rm(folder, { recursive: true, force: true });
  const passed: number = report?.numPassedTests ?? 0;
  const failed: number = report?.numFailedTests ?? 0;
  // A file that cannot be loaded, or an error outside of any test, fails the run without a failed test to count.
  return { passed, failed: status !== 0 && failed === 0 ? 1 : failed };
}

function run(command: string[], stdio: "pipe" | "inherit" = "pipe"): Promise<{ status: number; output: string }> {
  const [program, ...args] = command as [string, ...string[]];
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      stdio: ["ignore", stdio, stdio],
      env: {
        ...process.env,
        PATH: `${join(root, "node_modules/.bin")}:${process.env.PATH}`,
        REDOCLY_TELEMETRY: "off",
        REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
      },
    });
    let output = "";
    child.stdout?.on("data", (chunk) => {
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.on("error", reject);
    child.on("close", (status) => resolve({ status: status ?? 1, output }));
  });
}
