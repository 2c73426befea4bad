import { execFileSync } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readContract } from "@cantus/contract/read";
import { writeVerdictModule } from "@cantus/contract/verdict";
import { type Call, callsOf } from "./calls.ts";

/** Builds what the peers run, and writes for a contract what `cantus generate` would, and the calls, into a folder of its own. */
export async function prepare(source: string): Promise<{ folder: string; calls: readonly Call[] }> {
  execFileSync(process.execPath, [fileURLToPath(new URL("../../build.ts", import.meta.url)), "contract", "server"]);
  const contract = await readContract(source);
  const calls = callsOf(contract);
  const folder = await mkdtemp(join(tmpdir(), "cantus-bench-large-"));
  const write = (name: string, text: string) => writeFile(join(folder, name), text);
  await write("contract.json", `${JSON.stringify(contract.document, null, 2)}\n`);
  await write("validators.cjs", writeVerdictModule(contract));
  await write("operations.json", JSON.stringify(contract.operations.map(({ id }) => id)));
  await write("calls.json", JSON.stringify(calls.map(({ body: _, ...call }) => call)));
  return { folder, calls };
}
