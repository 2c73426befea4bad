import { dirname, resolve } from "node:path";
import { isUrl } from "./file.ts";

/** The absolute form of a file name as a `$ref` in the file `from` has it. */
export function resolveFile(from: string, file: string): string {
  if (isUrl(file)) return file;
  return isUrl(from) ? new URL(file, from).href : resolve(dirname(from), file);
}
