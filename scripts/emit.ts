/** What a package is once it is compiled: JavaScript, declarations, and what is read beside them. */
import { spawnSync } from "node:child_process";
import { cpSync, globSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const compiler = join(root, "node_modules/tsc-native/bin/tsc");

/**
 * Emits a package into a folder, which is emptied first. It reads the declarations of the packages that it imports in their
 * `dist`, so those come first.
 *
 * @param name its folder in `packages`
 * @returns whether it compiles; the compiler has said why not
 */
export function emit(name: string, folder: string): boolean {
  const source = join(root, "packages", name);
  rmSync(folder, { recursive: true, force: true });
  const command = [compiler, "-p", join(source, "tsconfig.build.json"), "--outDir", folder];
  const { status } = spawnSync(process.execPath, command, { stdio: "inherit" });
  if (status !== 0) return false;
  // The compiler leaves behind what is read and not imported, such as a server's contract.json and validators.cjs.
  for (const file of globSync("**/*.{json,cjs}", { cwd: join(source, "src"), exclude: ["**/*.fixture"] }))
    cpSync(join(source, "src", file), join(folder, file));
  // The API reference's script, without the 250 MB that its package depends on; NOTICE.md says whose it is.
  if (name === "server") {
    const scalar = createRequire(join(source, "package.json")).resolve("@scalar/api-reference/style.css");
    cpSync(join(scalar, "../browser/standalone.js"), join(folder, "reference/scalar/standalone.js"));
  }
  return true;
}
