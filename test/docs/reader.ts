/** A reader who types what the documentation shows into a shell of their own. */
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, delimiter, join } from "node:path";
import { onTestFinished } from "vitest";
import { type Block, blocks } from "./blocks.ts";

const root = join(import.meta.dirname, "../..");

/** The npm that is in reach, before the reader's own stands in front of it. */
const npm = execFileSync("sh", ["-c", "command -v npm"], { encoding: "utf8" }).trim();

interface Typed {
  /** Without the prompt. */
  readonly command: string;
  /** What the page says that it prints. */
  readonly output: string;
}

/** The command lines of a page's blocks, in order. */
export function typedIn(page: string): Typed[] {
  return blocks()
    .filter(({ place, text }) => place.startsWith(`${page}:`) && text.startsWith("$ "))
    .flatMap(linesOf);
}

function linesOf({ text }: Block): Typed[] {
  return text.split(/^\$ /m).flatMap((each) => {
    const [command = "", ...output] = each.split("\n");
    return command === "" ? [] : [{ command, output: output.join("\n").trim() }];
  });
}

interface Done {
  readonly exit: number;
  /** All that was said, on either stream. */
  readonly said: string;
}

/** The repository as it is checked out, with what is installed, for a reader who changes it. */
function copyRepository(to: string): void {
  const apart = /^(?:\.git|\.cache|node_modules|dist|data|coverage|packed)$/;
  const filter = (path: string) => !apart.test(basename(path));
  for (const path of readdirSync(root).filter(filter))
    cpSync(join(root, path), join(to, path), { recursive: true, filter });
  for (const installed of globSync(["node_modules", "packages/*/{node_modules,dist}"], { cwd: root })) {
    symlinkSync(join(root, installed), join(to, installed));
  }
}

/** A folder and a shell in it, where the packages are installed as the repository has them. */
export class Reader {
  folder: string;
  readonly #env: NodeJS.ProcessEnv;
  /** Where a shell writes the folder that it ends in. */
  readonly #place: string;

  /** @param place an empty folder, or a copy of the repository */
  constructor(place: "empty" | "repository" = "empty") {
    mkdirSync(join(root, ".cache"), { recursive: true });
    const home = mkdtempSync(join(root, ".cache/reader-"));
    onTestFinished(() => rmSync(home, { recursive: true, force: true }));
    const bin = join(home, "bin");
    mkdirSync(bin);
    // What npm would install is there already, above.
    writeFileSync(join(bin, "npx"), '#!/bin/sh\nexec "$@"\n');
    writeFileSync(join(bin, "npm"), `#!/bin/sh\n[ "$1" = install ] && exit 0\nexec "${npm}" "$@"\n`);
    for (const name of ["npx", "npm"]) chmodSync(join(bin, name), 0o755);
    // Nothing of the test that runs this: the reader runs tests of their own.
    const own = Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_ENV$|MODE$|npm_)/.test(name));
    const PATH = [bin, join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
    this.#env = { ...Object.fromEntries(own), PATH };
    this.#place = join(home, "place");
    this.folder = join(home, "home");
    mkdirSync(this.folder);
    if (place === "repository") copyRepository(this.folder);
  }

  write(file: string, content: string): void {
    writeFileSync(join(this.folder, file), content);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), "utf8");
  }

  /** Runs to its end, and stays in the folder that it has led to. */
  async type(command: string): Promise<Done> {
    const shell = this.#shell(`${command}\nexit=$?; pwd > "${this.#place}"; exit $exit`);
    const [exit] = await once(shell.process, "close");
    this.folder = readFileSync(this.#place, "utf8").trim();
    rmSync(this.#place);
    return { exit, said: shell.said() };
  }

  /** What is there becomes the first commit of a repository. */
  async commit(): Promise<void> {
    const author = "-c user.name=a -c user.email=a@example.com";
    await this.type(`git init -q -b main && git add . && git ${author} commit -q -m One`);
  }

  /** Starts what goes on until it is stopped. */
  start(command: string) {
    const shell = this.#shell(`exec ${command}`);
    const { process: child } = shell;
    const stop = async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      // And what it has started: npm runs a script by a shell.
      if (child.pid !== undefined) process.kill(-child.pid);
      await once(child, "close");
    };
    onTestFinished(stop);
    /** Until it has said that; its first group, or all of it. */
    const says = async (words: RegExp): Promise<string> => {
      for (;;) {
        const found = words.exec(shell.said());
        if (found) return found[1] ?? found[0];
        if (child.exitCode !== null) throw new Error(`${command} ended without ${words}: ${shell.said()}`);
        await Promise.race([once(child.stdout ?? child, "data"), once(child, "close")]);
      }
    };
    /** Where it answers, when it has said so. */
    const origin = async () => new URL(await says(/http:\/\/[\w.]+:\d+/)).origin;
    return { says, origin, stop };
  }

  #shell(script: string): { readonly process: ChildProcess; said(): string } {
    // One pipe for both streams, so that what is said stays in its order.
    const child = spawn("sh", ["-c", `exec 2>&1\n${script}`], {
      cwd: this.folder,
      env: this.#env,
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    let said = "";
    const read = (chunk: Buffer) => {
      said += chunk;
    };
    child.stdout.on("data", read);
    return { process: child, said: () => said };
  }
}
