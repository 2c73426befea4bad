import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Files that hold a `Handler<"…">` of an operation that is not there. Whatever else lies in the folder is not ours.
 *
 * @param server the folder of a server
 * @param operationIds of its contract
 */
export function orphanedHandlers(server: string, operationIds: ReadonlySet<string>): string[] {
  const folder = join(server, "handlers");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) => join(folder, name))
    .filter((path) => {
      const ids = [...readFileSync(path, "utf8").matchAll(/:\s*Handler<"([^"]+)">/g)].map(([, id]) => id as string);
      return ids.length > 0 && ids.every((id) => !operationIds.has(id));
    });
}
