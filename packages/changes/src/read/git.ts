/** Files as they were at a revision, from the repository that a folder is in. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path/posix";
import { ChangesError } from "../error.ts";

function git(
  cwd: string,
  args: readonly string[],
  input?: string,
): { status: number | null; out: Buffer; err: string } {
  const { status, stdout, stderr, error } = spawnSync("git", args, { cwd, input, maxBuffer: 2 ** 30 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") {
    throw new ChangesError("NO_GIT", "Git is not installed, and a revision can be read with it only.");
  }
  return { status, out: stdout ?? Buffer.alloc(0), err: stderr?.toString() ?? "" };
}

/** The top folder of the repository around a folder. */
export function repositoryAround(cwd: string): string | undefined {
  const { status, out } = git(cwd, ["rev-parse", "--show-toplevel"]);
  return status === 0 ? realpathSync(out.toString().trimEnd()) : undefined;
}

/** The commit that a name stands for: a branch, a tag, `HEAD~1`. */
export function commitOf(cwd: string, revision: string): string | undefined {
  const { status, out } = git(cwd, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${revision}^{commit}`]);
  return status === 0 ? out.toString().trim() : undefined;
}

/**
 * A folder with the files of one commit that a contract needs, and no others: a repository may be large. They are read by
 * what refers to them, file by file.
 */
export class Checkout {
  /** The folder that stands for the top of the repository. */
  readonly folder: string;
  readonly #repository: string;
  readonly #commit: string;
  readonly #asked = new Set<string>();

  constructor(repository: string, commit: string) {
    this.#repository = repository;
    this.#commit = commit;
    this.folder = realpathSync(mkdtempSync(join(tmpdir(), "cantus-changes-")));
  }

  /** Writes a file and all that it refers to; `false` if it was not there at that commit. */
  fetch(path: string): boolean {
    const [found] = this.#write([path]);
    let waiting = found ? referencesIn(path, found) : [];
    while (waiting.length > 0) {
      const texts = this.#write(waiting);
      waiting = waiting.flatMap((each, i) => {
        const text = texts[i];
        return text === undefined ? [] : referencesIn(each, text);
      });
      waiting = [...new Set(waiting)].filter((each) => !this.#asked.has(each));
    }
    return found !== undefined;
  }

  /** The texts of files; `undefined` for those that there were not. */
  #write(paths: readonly string[]): (string | undefined)[] {
    for (const path of paths) this.#asked.add(path);
    const { out } = git(
      this.#repository,
      ["cat-file", "--batch"],
      paths.map((path) => `${this.#commit}:${path}\n`).join(""),
    );
    let at = 0;
    return paths.map((path) => {
      const end = out.indexOf(10, at);
      const size = /^[0-9a-f]+ blob (\d+)$/.exec(out.toString("utf8", at, end))?.[1];
      at = end + 1;
      if (size === undefined) {
        // A folder has a body as well; a name that is missing has none.
        const other = /^[0-9a-f]+ \w+ (\d+)$/.exec(out.toString("utf8", out.lastIndexOf(10, at - 2) + 1, end))?.[1];
        if (other !== undefined) at += Number(other) + 1;
        return undefined;
      }
      const content = out.subarray(at, at + Number(size));
      at += Number(size) + 1;
      const file = join(this.folder, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return content.toString("utf8");
    });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * What a file may refer to: of a contract by `$ref`, of redocly.yaml any file that it names. Names that there are not are of
 * no consequence, so that what ends an unquoted one, `}` of the object or of a path's parameter, need not be known.
 */
function referencesIn(path: string, text: string): string[] {
  const names = /(^|\/)redocly\.yaml$/.test(path)
    ? [...text.matchAll(/[\w./@-]+\.(?:ya?ml|json|[cm]?[jt]s)\b/g)].map(([name]) => name)
    : [...text.matchAll(/["']?\$ref["']?\s*:\s*(?:"([^"#]+)|'([^'#]+)|([^\s,#"']+))/g)].flatMap(
        ([, double, single, plain = ""]) =>
          (double ?? single) ? [(double ?? single) as string] : [plain, plain.replace(/\}+$/, "")],
      );
  return [...new Set(names)]
    .filter((name) => name !== "" && !/^[a-z][a-z\d+.-]*:/i.test(name))
    .map((name) => join(dirname(path), decoded(name)))
    .filter((name) => !name.startsWith(".."));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** A path from the top of a repository. */
export function pathIn(repository: string, file: string): string | undefined {
  const path = relative(repository, file);
  return path.startsWith(`..${sep}`) || path === ".." ? undefined : path;
}
