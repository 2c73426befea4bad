/**
 * One contract with every kind of thing: what is generated from it is kept as it should be, and compiled by both
 * compilers beside programs that use it. In those, a comment `// error: …` says which error stands on the line below.
 */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { readContract } from "@cantus/contract/read";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { generate } from "./index.ts";

const folder = fileURLToPath(new URL("../testdata/tracks/", import.meta.url));
const project = `${folder}tsconfig.json`;

test("what is generated, file by file", async () => {
  const contract = await readContract(`${folder}tracks.yaml`);
  const { files, orphans } = await generate(contract, {
    client: `${folder}generated/client`,
    server: `${folder}generated/server`,
  });
  expect(orphans).toEqual([]);
  expect(files.map(({ path, kind }) => `${kind} ${path.slice(folder.length)}`)).toEqual([
    "generated generated/client/types.ts",
    "generated generated/client/schemas.ts",
    "generated generated/client/operations.ts",
    "generated generated/client/index.ts",
    "generated generated/server/types.ts",
    "generated generated/server/contract.json",
    "generated generated/server/validators.cjs",
    "generated generated/server/router.ts",
    "generated generated/server/handlers.ts",
    "stub generated/server/context.ts",
    "stub generated/server/handlers/listTracks.ts",
    "stub generated/server/handlers/tracksCreate.ts",
    "stub generated/server/handlers/getTrack.ts",
    "stub generated/server/handlers/delete_.ts",
    "stub generated/server/handlers/get_Audio.ts",
    "stub generated/server/handlers/getTracksByTrackIdEvents.ts",
  ]);
  for (const { path, content } of files) await expect(content).toMatchFileSnapshot(path);
});

interface CompileError {
  file: string;
  line: number;
  text: string;
}

function expectedErrors(file: string): CompileError[] {
  const lines = readFileSync(folder + file, "utf8").split("\n");
  return lines.flatMap((line, index) => {
    const text = /^\s*\/\/ error: (.*)$/.exec(line)?.[1];
    return text === undefined ? [] : [{ file, line: index + 2, text }];
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
  return program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(folder))
    .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)])
    .map((diagnostic) => ({
      file: basename(diagnostic.file?.fileName ?? ""),
      line: (diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? -1) + 1,
      text: ts.flattenDiagnosticMessageText(diagnostic.messageText, "\n"),
    }));
}

async function compileWithNativeTypeScript(): Promise<CompileError[]> {
  const compiler = fileURLToPath(new URL("../../../node_modules/tsc-native/bin/tsc", import.meta.url));
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: folder, maxBuffer: 1 << 26 };
    execFile(process.execPath, [compiler, "--pretty", "false", "-p", project], options, (_error, stdout) =>
      resolve(stdout),
    );
  });
  return output
    .split(/\n(?! )/)
    .filter((message) => message !== "" && !message.startsWith("../"))
    .map((message) => {
      const [, path = "", line = "", text = message] = /^(.+?)\((\d+),\d+\): error TS\d+: (.*)$/s.exec(message) ?? [];
      return { file: basename(path), line: Number(line), text };
    });
}

describe.each([
  ["TypeScript 5.9", compileWithTypeScript5],
  ["the native compiler", compileWithNativeTypeScript],
])("under %s", (_name, compile) => {
  const programs = ["good.ts", "wrong.ts", "router-use.ts"];
  let errors: CompileError[] = [];
  beforeAll(async () => {
    errors = await compile();
  });

  test.each(programs)("%s", (file) => {
    // A generated file of the same name has no errors: the next test says so.
    const found = errors.filter((error) => error.file === file);
    expect(found.map(({ line, text }) => ({ line, text }))).toEqual(
      expectedErrors(file).map(({ line, text }) => ({ line, text: expect.stringContaining(text) })),
    );
  });

  test("what is generated has no errors", () => {
    expect(errors.filter(({ file }) => !programs.includes(file))).toEqual([]);
  });
});
