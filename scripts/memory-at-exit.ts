/** Loaded into a process that is measured: when it ends, it notes the most memory that it ever held, in kilobytes. */
import { appendFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.env.CANTUS_MEMORY;
if (folder) process.on("exit", () => appendFileSync(join(folder, "memory"), `${process.resourceUsage().maxRSS}\n`));
