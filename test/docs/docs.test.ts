/** What the documentation shows is true: its commands are there, with these options, and its code compiles. */
import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { allCommands } from "cantus";
import { describe, expect, test } from "vitest";
import { type Block, blocks } from "./blocks.ts";
import { givenTo } from "./given.ts";

const root = join(import.meta.dirname, "../..");

interface CommandLine {
  readonly place: string;
  readonly line: string;
}

/** `cantus verify jobs --url …`, after a prompt or alone, in a block or in a sentence's code. */
function commandLines(all: readonly Block[]): CommandLine[] {
  return all
    .filter(({ language }) => /^(|sh|console|bash|yaml|json)$/.test(language))
    .flatMap(({ place, text }) => {
      const joined = text.replace(/\\\n\s*/g, " ");
      return [
        ...joined.matchAll(
          /(?:^|[\s"])(?:npx )?cantus ((?:init|lint|generate|check|dev|mock|verify|changes)\b[^\n"]*)/gm,
        ),
      ].map(([, line = ""]) => ({ place, line: line.trim() }));
    });
}

describe("every command line", async () => {
  const terminal = { out() {}, err() {}, paint: (_: unknown, text: string) => text, cwd: root };
  const commands = await allCommands({ ...terminal, signal: new AbortController().signal });
  const lines = commandLines(blocks()).filter(({ line }) => !line.includes("[options]"));

  test.each(lines)("$place cantus $line", ({ line }) => {
    const [name, ...words] = line.replace(/\s+#.*$/, "").match(/'[^']*'|"[^"]*"|\S+/g) ?? [];
    const command = commands.find((one) => one.name() === name);
    const known = command?.options.flatMap(({ long, short }) => [long, short]) ?? [];
    const used = words.filter((word) => /^--?[a-z]/.test(word)).map((word) => word.replace(/=.*$/, ""));
    expect(used.filter((flag) => !known.includes(flag))).toEqual([]);
  });
});

/** A block whose first line names a file is a part of that file. */
const FILE = /^\/\/ (\S+\.ts)\n/;

describe("TypeScript", () => {
  const shown = blocks().filter(({ language }) => language === "ts");

  test.each(shown.filter(({ text }) => FILE.test(text)))("$place is what its file says", async ({ text }) => {
    const [, path = ""] = FILE.exec(text) ?? [];
    expect(await readFile(join(root, path), "utf8")).toContain(text.replace(FILE, ""));
  });

  test("compiles as it is shown", async () => {
    const folder = join(root, ".cache/docs");
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    for (const { place, text } of shown.filter(({ text }) => !FILE.test(text))) {
      const given = givenTo(text).join("\n");
      await writeFile(join(folder, `${place.replace(/\W+/g, "-")}.ts`), `${text}\n${given}\nexport {};\n`);
    }
    await writeFile(join(folder, "not-installed.d.ts"), NOT_INSTALLED);
    const config = {
      extends: "../../tsconfig.json",
      compilerOptions: { noUnusedLocals: false, noUnusedParameters: false },
      include: ["."],
    };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const tsc = join(root, "node_modules/tsc-native/bin/tsc");
    const compiled = promisify(execFile)(process.execPath, [tsc, "--noEmit", "-p", folder]);
    const { stdout } = await compiled.catch((error) => error);
    expect(stdout.replaceAll(".cache/docs/", "")).toBe("");
  }, 60_000);
});

/** What readers have and this repository has not: Playwright, and Vite's own types. */
const NOT_INSTALLED = `declare module "@playwright/test" {
  export const test: (name: string, body: (fixtures: { page: import("playwright-core").Page }, info: { testId: string }) => Promise<void>) => void;
}
interface ImportMeta {
  readonly env: { readonly DEV: boolean };
}
`;
