import { createRequire } from "node:module";

let library: typeof import("yaml") | undefined;

/** The parser that knows where things stand: loaded when that is asked, as it takes longer than most documents to be read. */
export function yamlLibrary(): typeof import("yaml") {
  library ??= createRequire(import.meta.url)("yaml") as typeof import("yaml");
  return library;
}
