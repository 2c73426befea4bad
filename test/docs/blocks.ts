/** The code that the documentation shows. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

export interface Block {
  /** `docs/mock.md:31`. */
  readonly place: string;
  /** After the backticks: `ts`, `yaml`, `console`; empty for what has none. */
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of README.md and docs (CommonMark, section 4.5), but for those of what is written by a script. */
export function blocks(): Block[] {
  return ["README.md", ...globSync("docs/*.md", { cwd: root }).sort()].flatMap((file) => blocksOf(file));
}

function blocksOf(file: string): Block[] {
  const found: Block[] = [];
  let open: { place: string; indent: number; language: string; lines: string[] } | undefined;
  for (const [index, line] of readFileSync(join(root, file), "utf8").split("\n").entries()) {
    const [, indent = "", language = ""] = /^( *)```(\S*)/.exec(line) ?? [];
    if (!/^ *```/.test(line)) open?.lines.push(line.slice(open.indent));
    else if (open) {
      found.push({ place: open.place, language: open.language, text: open.lines.join("\n") });
      open = undefined;
    } else open = { place: `${file}:${index + 1}`, indent: indent.length, language, lines: [] };
  }
  return found;
}
