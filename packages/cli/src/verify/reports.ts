/** The reports of a run: where each goes, and that none is left half-written. */
import { resolve } from "node:path";
import type { Contract } from "@cantus/contract";
import { REPORTS, type Reporter, type ReportName } from "@cantus/verify";
import { InvalidArgumentError } from "commander";
import { UsageError } from "../exit.ts";
import { ReportFile } from "../report-file.ts";
import type { Terminal } from "../terminal.ts";

export interface ReportTarget {
  readonly name: ReportName;
  /** Absent: standard output. */
  readonly file: string | undefined;
}

/** `junit=out.xml`; `json` alone goes to standard output. */
export function reportTarget(text: string, others: readonly ReportTarget[] = []): readonly ReportTarget[] {
  const [name = "", ...rest] = text.split("=");
  const file = rest.length > 0 ? rest.join("=") : undefined;
  if (!Object.hasOwn(REPORTS, name)) {
    throw new InvalidArgumentError(`There is no report "${name}". There are ${Object.keys(REPORTS).join(", ")}.`);
  }
  if (file === "") throw new InvalidArgumentError(`Name a file: ${name}=report.${name}`);
  return [...others, { name: name as ReportName, file }];
}

/**
 * The reports of one run.
 *
 * @throws UsageError for a file that cannot be written, before anything is sent.
 */
export class Reports {
  readonly reporters: readonly Reporter[];
  readonly #open: ReportFile[] = [];

  constructor(targets: readonly ReportTarget[], contract: Contract, terminal: Terminal) {
    this.reporters = targets.map(({ name, file }) => {
      const write =
        file === undefined
          ? inLines((line) => terminal.out(name === "text" ? painted(line, terminal) : line))
          : this.#into(resolve(terminal.cwd, file));
      return REPORTS[name](contract, write);
    });
  }

  #into(path: string): (text: string) => void {
    try {
      if (this.#open.some((other) => other.path === path)) throw new UsageError(`Two reports cannot go to ${path}.`);
      const file = new ReportFile(path);
      this.#open.push(file);
      return (text) => file.write(text);
    } catch (error) {
      this.discard();
      throw error;
    }
  }

  /** All that was to be written is. @returns the files */
  finish(): string[] {
    return this.#open.map((file) => {
      file.finish();
      return file.path;
    });
  }

  /** Takes away what was begun. Does nothing after `finish`. */
  discard(): void {
    for (const file of this.#open) file.discard();
  }
}

const MARKS = { "✗": "red", "!": "yellow", "?": "cyan", "~": "yellow" } as const;

/** The mark in front of a finding, a warning, an ambiguity, a risk. */
function painted(line: string, { paint }: Terminal): string {
  const mark = line.charAt(0);
  const style = line.charAt(1) === " " ? MARKS[mark as keyof typeof MARKS] : undefined;
  return style ? paint(style, mark) + line.slice(1) : line;
}

/** A terminal takes whole lines. */
function inLines(take: (line: string) => void): (text: string) => void {
  let begun = "";
  return (text) => {
    const lines = (begun + text).split("\n");
    begun = lines.pop() ?? "";
    for (const line of lines) take(line);
  };
}
