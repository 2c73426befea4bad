/**
 * What a person sees who gets a handler wrong. Each program in types.fixture says in a comment above a line which error
 * stands on it; both compilers have to say so, and nothing else.
 */
import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";

const folder = fileURLToPath(new URL("types.fixture/", import.meta.url));
const project = `${folder}tsconfig.json`;
const programs = readdirSync(folder).filter((file) => file.endsWith(".ts"));

/** An error as one text, with the file and line it stands on. */
interface CompileError {
  file: string;
  line: number;
  text: string;
}

function expectedErrors(file: string): CompileError[] {
  const lines = readFileSync(folder + file, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const text = /^\s*\/\/ error: (.*)$/.exec(line)?.[1];
    if (!text) return [];
    const below = lines.slice(index).findIndex((next) => !/^\s*\/\/ error: /.test(next));
    return [{ file, line: index + below + 1, text }];
  });
}

function compileWithTypeScript5(): CompileError[] {
  const configuration = ts.getParsedCommandLineOfConfigFile(project, undefined, {
    ...ts.sys,
    onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
      throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"));
    },
  });
  if (!configuration) throw new Error(`${project} cannot be read`);
  const program = ts.createProgram(configuration.fileNames, configuration.options);
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => ({
    file: basename(diagnostic.file?.fileName ?? ""),
    line: (diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? -1) + 1,
    text: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
  }));
}

async function compileWithNativeTypeScript(): Promise<CompileError[]> {
  const compiler = fileURLToPath(new URL("../../../node_modules/tsc-native/bin/tsc", import.meta.url));
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [compiler, "--noEmit", "--pretty", "false", "-p", project], (_error, stdout) =>
      resolve(stdout),
    );
  });
  return output
    .split(/\n(?! )/)
    .filter(Boolean)
    .map((message) => {
      const [, path = "", line = "", text = ""] = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/s.exec(message) ?? [];
      return { file: basename(path), line: Number(line), text };
    });
}

describe.each([
  ["TypeScript 5.9", compileWithTypeScript5],
  ["the native compiler", compileWithNativeTypeScript],
])("handlers under %s", (_name, compile) => {
  let errors: CompileError[] = [];
  beforeAll(async () => {
    errors = await compile();
  });

  test.each(programs)("%s", (file) => {
    const expected = expectedErrors(file);
    const found = errors.filter((error) => error.file === file);
    expect(found.map(({ line, text }) => ({ line, text }))).toEqual(
      expected.map(({ line, text }) => ({ line, text: expect.stringContaining(text) })),
    );
  });

  test("nothing is wrong outside of these programs", () => {
    expect(errors.filter((error) => !programs.includes(error.file))).toEqual([]);
  });

  test("the correct program has no expectation of an error, and every other kind of mistake has one", () => {
    expect(expectedErrors("good.ts")).toEqual([]);
    expect(programs.filter((file) => expectedErrors(file).length > 0).length).toBe(12);
  });
});
