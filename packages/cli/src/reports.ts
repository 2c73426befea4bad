import { resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { ReportFile } from "./report-file.ts";
import type { Terminal } from "./terminal.ts";

/** A report that was asked for: its form, and the file that it goes to; without one, to standard output. */
export interface ReportTarget<Format extends string> {
  readonly format: Format;
  readonly file: string | undefined;
}

/** `--report junit=out.xml`, which may be repeated. */
export function reportOption<Format extends string>(formats: readonly Format[]) {
  return (text: string, others: readonly ReportTarget<Format>[] = []): ReportTarget<Format>[] => {
    const [name = "", ...rest] = text.split("=");
    const file = rest.length > 0 ? rest.join("=") : undefined;
    const format = formats.find((each) => each === name);
    if (!format) throw new InvalidArgumentError(`There is no report "${name}". There are ${formats.join(", ")}.`);
    if (file === "") throw new InvalidArgumentError(`Name a file: ${name}=changes.${name}`);
    return [...others, { format, file }];
  };
}

/**
 * Writes a report, and its folder where there is none.
 *
 * @throws UsageError for a file that cannot be written.
 */
export function writeReport(file: string | undefined, content: string, terminal: Terminal): void {
  if (file === undefined) {
    terminal.out(content.trimEnd());
    return;
  }
  const report = new ReportFile(resolve(terminal.cwd, file));
  try {
    report.write(content);
    report.finish();
  } finally {
    report.discard();
  }
  terminal.err(`wrote ${file}`);
}
