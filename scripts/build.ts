/**
 * Emits what is packed: `packages/<name>/dist`, JavaScript and declarations. Development needs none of it, for Node
 * runs the sources as they are; a project outside the workspace that imports a package reads the declarations.
 */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, rmSync } from "node:fs";

/** Each after those whose declarations it reads. */
const PACKAGES = ["contract", "client", "codegen", "server", "mock", "verify", "cli", "sdk", "service"];

const compiler = new URL("../node_modules/tsc-native/bin/tsc", import.meta.url).pathname;
const only = process.argv.slice(2);

for (const name of PACKAGES) {
  if (only.length > 0 && !only.includes(name)) continue;
  const directory = new URL(`../packages/${name}/`, import.meta.url).pathname;
  rmSync(`${directory}dist`, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [compiler, "-p", `${directory}tsconfig.build.json`], {
    stdio: "inherit",
  });
  if (status !== 0) {
    console.error(`packages/${name} does not compile: see above.`);
    process.exit(1);
  }
  // The compiler leaves behind what is read and not imported, such as a server's contract.json and validators.cjs.
  for (const file of globSync("**/*.{json,cjs}", { cwd: `${directory}src` }))
    cpSync(`${directory}src/${file}`, `${directory}dist/${file}`);
}
