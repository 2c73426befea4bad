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
  test("a test for each operation, and those of broken ones fail with the finding", async () => {
    const tests = await runSuite();
    expect(Object.fromEntries(tests.map(({ name, status }) => [name, status]))).toEqual({
      "the contract library GET /books listBooks": "passed",
      "the contract library POST /books createBook": "passed",
      "the contract library GET /books/{book_id} getBook": "failed",
      "the contract library PATCH /books/{book_id} updateBook": "passed",
      "the contract library DELETE /books/{book_id} deleteBook": "passed",
      "the contract library GET /books/{book_id}/cover getCover": "passed",
      "the contract library GET /books/{book_id}/events streamEvents": "passed",
      "a client that keeps the contract": "passed",
      "a client that calls another path": "failed",
    });
    const [getBook, client] = tests.filter(({ status }) => status === "failed");
    expect(getBook?.text).toContain(
      'getBook (GET /books/{book_id}): The body at /genre must be one of: "novel", "essay".',
    );
    expect(getBook?.text).toContain("#/components/schemas/Genre/enum");
    expect(getBook?.text).toMatch(/curl -sS -i 'http:\/\/127\.0\.0\.1:\d+\/v1\/books\/book_\d+'/);
    expect(client?.text).toContain("The contract has no path for /v1/boks.");
  });

  test("-t picks operations by name", async () => {
    const tests = await runSuite("-t", "getCover");
    expect(tests.filter(({ status }) => status !== "skipped" && status !== "pending").map(({ name }) => name)).toEqual([
      "the contract library GET /books/{book_id}/cover getCover",
    ]);
  });
});
