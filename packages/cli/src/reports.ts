import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { InvalidArgumentError } from "commander";

/** A report that was asked for: its form, and the file that it goes to. */
export interface ReportFile<Format extends string> {
  readonly format: Format;
  readonly file: string;
}

/** `--report junit=out.xml`, which may be repeated. */
export function reportOption<Format extends string>(formats: readonly Format[]) {
  return (text: string, others: readonly ReportFile<Format>[] = []): ReportFile<Format>[] => {
    const equals = text.indexOf("=");
    const format = formats.find((each) => each === text.slice(0, equals));
    const file = text.slice(equals + 1);
    if (equals < 1 || !format || file === "") {
      throw new InvalidArgumentError(`It must be written as 'format=file', with one of ${formats.join(", ")}.`);
    }
    return [...others, { format, file }];
  };
}

/** Writes a report, and its folder where there is none. */
export function writeReport(file: string, content: string, cwd: string): void {
  const path = resolve(cwd, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
