/** The reports of a run: where each goes, and that none is left half-written. */
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Contract } from "@cantus/contract";
import { REPORTS, type Reporter, type ReportName } from "@cantus/verify";
import { InvalidArgumentError } from "commander";
import { UsageError } from "../exit.ts";
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

interface Open {
  readonly file: string;
  readonly descriptor: number;
}

/**
 * The reports of one run. A file is written under the name `….part`, which it loses when it is whole.
 *
 * @throws UsageError for a file that cannot be written, before anything is sent.
 */
export class Reports {
  readonly reporters: readonly Reporter[];
  readonly #open: Open[] = [];

  constructor(targets: readonly ReportTarget[], contract: Contract, terminal: Terminal) {
    this.reporters = targets.map(({ name, file }) => {
      const write =
        file === undefined
          ? inLines((line) => terminal.out(name === "text" ? painted(line, terminal) : line))
          : this.#into(resolve(terminal.cwd, file));
      return REPORTS[name](contract, write);
    });
  }

  #into(file: string): (text: string) => void {
    try {
      mkdirSync(dirname(file), { recursive: true });
      const descriptor = openSync(`${file}.part`, "w");
      this.#open.push({ file, descriptor });
      return (text) => void writeSync(descriptor, text);
    } catch (error) {
      this.discard();
      throw new UsageError(`The report ${file} cannot be written: ${(error as Error).message}.`, { cause: error });
    }
  }

  /** All that was to be written is. @returns the files */
  finish(): string[] {
    return this.#open.splice(0).map(({ file, descriptor }) => {
      closeSync(descriptor);
      renameSync(`${file}.part`, file);
      return file;
    });
  }

  /** Takes away what was begun. Does nothing after `finish`. */
  discard(): void {
    for (const { file, descriptor } of this.#open.splice(0)) {
      closeSync(descriptor);
      rmSync(`${file}.part`, { force: true });
    }
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
