/**
 * Emits `packages/<name>/dist`, JavaScript and declarations. Development needs none of it, for Node runs the sources as
 * they are; a project outside the workspace that imports a package reads the declarations.
 */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** Each after those whose declarations it reads. */
const PACKAGES = ["contract", "client", "codegen", "server", "mock", "verify", "changes", "cli", "sdk", "service"];

const root = join(import.meta.dirname, "..");
const only = process.argv.slice(2);

for (const name of PACKAGES) {
  if (only.length > 0 && !only.includes(name)) continue;
  const source = join(root, "packages", name);
  const dist = join(source, "dist");
  rmSync(dist, { recursive: true, force: true });
  const compiler = join(root, "node_modules/tsc-native/bin/tsc");
  const { status } = spawnSync(process.execPath, [compiler, "-p", join(source, "tsconfig.build.json")], {
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error(`packages/${name} does not compile: see above.`);
    process.exit(1);
  }
  // The compiler leaves behind what is read and not imported, such as a server's contract.json and validators.cjs.
  for (const file of globSync("**/*.{json,cjs}", { cwd: join(source, "src"), exclude: ["**/*.fixture"] }))
    cpSync(join(source, "src", file), join(dist, file));
  if (name === "server") addReferenceScript(source, dist);
}

/** The API reference's script, without the 250 MB that its package depends on; NOTICE.md says whose it is. */
function addReferenceScript(source: string, dist: string): void {
  const style = createRequire(join(source, "package.json")).resolve("@scalar/api-reference/style.css");
  cpSync(join(style, "../browser/standalone.js"), join(dist, "reference/scalar/standalone.js"));
}
