import { execFile } from "node:child_process";
import { mkdtempDisposable, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

interface Report {
  testResults: { assertionResults: { fullName: string; status: string; failureMessages: string[] }[] }[];
}

/** Runs the contract tests of `testdata/suite.ts` as a user does. */
async function runSuite(...args: string[]) {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const vitest = fileURLToPath(new URL("../vitest.mjs", import.meta.resolve("vitest")));
  const config = fileURLToPath(new URL("testdata/vitest.config.ts", import.meta.url));
  await using folder = await mkdtempDisposable(join(tmpdir(), "cantus-"));
  const output = join(folder.path, "report.json");
  const report = ["--reporter=json", `--outputFile=${output}`];
  const command = [vitest, "run", "--root", root, "--config", config, ...report, ...args];
  // It ends with 1, as tests fail.
  await new Promise((resolve) => execFile(process.execPath, command, resolve));
  const { testResults }: Report = JSON.parse(await readFile(output, "utf8"));
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  return tests.map(({ fullName, status, failureMessages }) => ({
    name: fullName,
    status,
    text: failureMessages.join(),
  }));
}

describe("contract tests in Vitest", () => {
  test("a test for each operation and check, and those that are broken fail with the finding", async () => {
    const tests = await runSuite();
    const failed = tests.filter(({ status }) => status === "failed").map(({ name }) => name);
    expect(failed).toEqual([
      "the contract library GET /books/{book_id} getBook response-body: An answer's body is what its media type says and valid by its schema, formats included.",
      "a client that calls another path",
      "without one the contract library lets in who shows the credentials that were given",
    ]);
    const names = tests.map(({ name }) => name);
    expect(names).toContain(
      "the contract library DELETE /books/{book_id} deleteBook deleted-is-gone: What was deleted can neither be read nor listed nor changed.",
    );
    expect(names).toContain("the contract library GET /books listBooks keeps the contract in all else");
    expect(names).not.toContainEqual(expect.stringMatching(/listBooks deleted-is-gone/));
    const [getBook, client] = tests.filter(({ status }) => status === "failed");
    expect(getBook?.text).toContain(
      'getBook (GET /books/{book_id}): The body at /genre must be one of: "novel", "essay".',
    );
    expect(getBook?.text).toContain("#/components/schemas/Genre/enum");
    expect(getBook?.text).toMatch(/curl -sS -i 'http:\/\/127\.0\.0\.1:\d+\/v1\/books\/book_\d+'/);
    expect(client?.text).toContain("The contract has no path for /v1/boks.");
  });

  test("-t picks by name", async () => {
    const tests = await runSuite("-t", "^the contract library .*getCover");
    const run = tests.filter(({ status }) => status !== "skipped" && status !== "pending").map(({ name }) => name);
    expect(run.length).toBeGreaterThan(5);
    expect(run.filter((name) => !name.startsWith("the contract library GET /books/{book_id}/cover getCover "))).toEqual(
      [],
    );
  });
});
