/**
 * Contracts that others wrote go the whole way: lint, generate, type-check, server, mock, verify. Runs where the collection of
 * contracts lies beside the repository; the largest, which takes a minute, is for `node scripts/foreign.ts` alone.
 */
import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "..");
const corpus = join(root, "../shared/corpus");
const manifest = join(corpus, "manifest.json");
const documents: { id: string; bytes: number }[] = existsSync(manifest)
  ? JSON.parse(readFileSync(manifest, "utf8"))
  : [];
const small = documents.filter(({ bytes }) => bytes < 100_000).map(({ id }) => id);

interface Row {
  readonly id: string;
  readonly steps: Record<string, { readonly result: string; readonly detail?: string }>;
}

describe.runIf(small.length > 0)("foreign contracts", () => {
  let rows: Row[];
  beforeAll(async () => {
    const args = ["scripts/foreign.ts", corpus, ...small, "--json"];
    const output = await new Promise<string>((resolve) => {
      execFile(process.execPath, args, { cwd: root, maxBuffer: 1 << 28 }, (_error, stdout) => resolve(stdout));
    });
    rows = JSON.parse(output);
  }, 180_000);

  it.each(small)("%s goes the whole way", (id) => {
    const { lint, ...steps } = rows.find((row) => row.id === id)?.steps ?? {};
    expect(lint?.result).toMatch(/^ok$|^\d+ problems$/);
    expect(Object.keys(steps)).toEqual(["generate", "tsc 7", "tsc 5.9", "server", "mock", "verify"]);
    for (const [name, { result, detail }] of Object.entries(steps))
      expect(`${name}: ${detail ?? result}`).toBe(`${name}: ok`);
  });
});
