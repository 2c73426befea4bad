/** docs/mock.md: what it sends is answered by the mocks of this repository. */
import { expect, test } from "vitest";
import { blocks } from "./blocks.ts";
import { Reader } from "./reader.ts";

const curls = blocks()
  .filter(({ place }) => place.startsWith("docs/mock.md:"))
  .flatMap(({ text }) => text.split("\n").filter((line) => line.startsWith("curl ")))
  .map((line) => line.replace(/\s+#.*$/, ""));

/** What is not answered by success. */
const STATUS: Readonly<Record<string, number>> = {
  "Prefer: code=503": 503,
  // Of the contract that the page shows with it, which is none of this repository's.
  "/_cantus/webhooks/jobs/jobEnded": 404,
};

test("each call of the page is answered, one after the other", async () => {
  const reader = new Reader("repository");
  const origin = await reader.start("npx cantus mock --port 0").origin();
  const answers = [];
  for (const line of curls) {
    const command = line.replace("http://127.0.0.1:4010", origin).replace("curl ", "curl -sS -D headers.txt ");
    const { exit } = await reader.type(command);
    const [, status] = /^HTTP\/1\.1 (\d+)/.exec(reader.read("headers.txt")) ?? [];
    answers.push({ line, exit, status: Number(status) });
  }
  expect(answers.length).toBeGreaterThan(10);
  const expected = (line: string) => Object.entries(STATUS).find(([part]) => line.includes(part))?.[1];
  expect(answers.filter(({ line, exit, status }) => exit !== 0 || !isAsTold(status, expected(line)))).toEqual([]);
}, 120_000);

function isAsTold(status: number, expected: number | undefined): boolean {
  return expected === undefined ? status >= 200 && status < 300 : status === expected;
}
