import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** This file is TypeScript in the repository and JavaScript in the package, and so is the program. */
const PROGRAM = new URL(`./make-folder${import.meta.url.endsWith(".ts") ? ".ts" : ".js"}`, import.meta.url);

/** What a folder's name begins with until it is a database. */
const HALF_MADE = "database.new-";

/**
 * The folder of the embedded database, `<dataFolder>/database`, made on first use. The caller has the data folder's lock.
 *
 * It gets its name when it is whole: one whose making was cut short is removed, and made anew. It is made by a process
 * of its own, for what PostgreSQL's initdb takes of memory a process does not get rid of again.
 *
 * @throws Error when it cannot be made; standard error says why.
 */
export async function embeddedFolder(dataFolder: string): Promise<string> {
  const folder = join(dataFolder, "database");
  for (const name of await readdir(dataFolder)) {
    if (!name.startsWith(HALF_MADE)) continue;
    // One that its maker still writes to, as it ends, is left for the next start.
    await rm(join(dataFolder, name), { recursive: true, force: true }).catch(() => {});
  }
  if (await isThere(folder)) return folder;

  const made = await mkdtemp(join(dataFolder, HALF_MADE));
  const maker = fork(PROGRAM, [made], { execArgv: [], stdio: ["ignore", "ignore", "inherit", "ipc"] });
  const [code, signal] = await once(maker, "exit");
  if (code !== 0) {
    await rm(made, { recursive: true, force: true });
    throw new Error(`The database ${folder} could not be made: its maker ended with ${signal ?? code}`);
  }
  await rename(made, folder);
  return folder;
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    () => true,
    () => false,
  );
}
