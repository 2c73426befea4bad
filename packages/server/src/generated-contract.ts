import { readFileSync } from "node:fs";
import { type Contract, createContract } from "@cantus/contract";
import { oneByteJson } from "./one-byte-json.ts";

/**
 * The contract in a `contract.json` that `cantus generate` wrote. Nothing of it is checked again: that took a server with a
 * thousand operations as long as all the rest of its start, and 50 MB.
 *
 * @param file the file; a relative `URL` of `import.meta.url` finds it wherever the program is started
 * @throws {SyntaxError} for a file that is not JSON
 * @throws the system's own error for a file that cannot be read
 * @example
 * const contract = readGeneratedContract(new URL("./contract.json", import.meta.url));
 */
export function readGeneratedContract(file: URL): Contract {
  const checked = { generatedIds: new Set<string>(), notices: [] };
  return createContract(JSON.parse(oneByteJson(readFileSync(file))), { checked });
}
