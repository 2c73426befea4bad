/** Which files of the project no longer fit, by its own compiler. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join, relative, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";

export interface TypeFault {
  /** From the project's folder. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/**
 * Runs the project's script `typecheck`, if it has one, else `tsc --noEmit`.
 *
 * @returns its errors; `undefined` where the project has neither
 * @throws the signal's reason when it is aborted
 */
export async function checkTypes(folder: string, signal: AbortSignal): Promise<TypeFault[] | undefined> {
  const command = commandOf(folder);
  return command && faultsIn(await outputOf(command, folder, signal), folder);
}

type Command = readonly [program: string, ...args: string[]];

function commandOf(folder: string): Command | undefined {
  const manifest = join(folder, "package.json");
  const { scripts = {} } = existsSync(manifest) ? JSON.parse(readFileSync(manifest, "utf8")) : {};
  if (scripts.typecheck) return ["sh", "-c", scripts.typecheck];
  if (!existsSync(join(folder, "tsconfig.json"))) return undefined;
  try {
    return [process.execPath, createRequire(manifest).resolve("typescript/bin/tsc"), "--noEmit", "-p", "."];
  } catch {
    return undefined;
  }
}

async function outputOf([program, ...args]: Command, cwd: string, signal: AbortSignal): Promise<string> {
  const { promise, resolve: done, reject } = Promise.withResolvers<string>();
  // As npm runs a script.
  const PATH = [join(cwd, "node_modules/.bin"), process.env.PATH].join(delimiter);
  const child = spawn(program, args, { cwd, env: { ...process.env, PATH }, stdio: ["ignore", "pipe", "pipe"], signal });
  let output = "";
  const read = (chunk: Buffer) => {
    output += chunk;
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  child.on("error", reject);
  child.on("close", () => done(output));
  return promise;
}

/** `a.ts(3,14): error TS2741: …` or, for people, `a.ts:3:14 - error TS2741: …`; what explains it is indented. */
const FAULT = /^(\S.*?)(?:\((\d+),(\d+)\):|:(\d+):(\d+) -) error TS\d+: (.*)$/;

function faultsIn(output: string, folder: string): TypeFault[] {
  return stripVTControlCharacters(output)
    .split("\n")
    .flatMap((text) => {
      const [, path = "", line, column, otherLine, otherColumn, message = ""] = FAULT.exec(text.trimEnd()) ?? [];
      if (path === "") return [];
      const place = { line: Number(line ?? otherLine), column: Number(column ?? otherColumn) };
      return [{ path: relative(folder, resolve(folder, path)), ...place, message }];
    });
}
