import { execFile } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

function bench(...args: string[]): Promise<{ exit: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ["scripts/bench/run.ts", ...args], { cwd: root }, (_, out, err) => {
      resolve({ exit: child.exitCode ?? -1, out, err });
    });
  });
}

test.each([
  ["an option that there is not", ["--foo"], "Unknown option '--foo'."],
  ["no subject", [], "Name a subject."],
  ["a subject that there is not", ["nothing"], "There is no subject nothing."],
  ["rounds that are no number", ["server", "--rounds", "x"], "--rounds x is no number from 1."],
])(
  "the bench refuses %s in its first line, and says how it is used",
  async (_, args, message) => {
    const { exit, err } = await bench(...args);
    expect(err.split("\n")[0]).toContain(message);
    expect(err).toContain("Usage: npm run bench -- <subject>");
    expect(err).not.toMatch(/^ +at /m);
    expect(exit).toBe(2);
  },
  60_000,
);

test("--help says how it is used, and ends with 0", async () => {
  const { exit, out } = await bench("--help");
  expect(out).toMatch(/^Usage: npm run bench -- <subject>[\s\S]*Subjects:[\s\S]*server: /);
  expect(exit).toBe(0);
}, 60_000);
