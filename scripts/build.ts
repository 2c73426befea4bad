/**
 * Emits `packages/<name>/dist`, JavaScript and declarations. Development needs none of it, for Node runs the sources as
 * they are; a project outside the workspace that imports a package reads the declarations.
 */
import { join } from "node:path";
import { emit } from "./emit.ts";

/** Each after those whose declarations it reads. */
const PACKAGES = ["contract", "client", "codegen", "server", "mock", "verify", "changes", "cli", "sdk", "service"];

const only = process.argv.slice(2);

for (const name of PACKAGES) {
  if (only.length > 0 && !only.includes(name)) continue;
  if (emit(name, join(import.meta.dirname, "../packages", name, "dist"))) continue;
  console.error(`packages/${name} does not compile: see above.`);
  process.exit(1);
}
