/** Hooks in a file of the user's: a module whose default export they are, or JSON. */
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract } from "@cantus/contract";
import type { Hooks } from "@cantus/verify";
import { UsageError } from "../exit.ts";

/** @throws UsageError for a file that cannot be loaded, or that hooks into operations that there are not. */
export async function readHooks(file: string, cwd: string, contract: Contract): Promise<Hooks> {
  const hooks = await load(resolve(cwd, file), file);
  if (typeof hooks !== "object" || hooks === null) {
    throw new UsageError(`${file} has no hooks: export them by default, as { operationId: { values: { … } } }.`);
  }
  const unknown = Object.keys(hooks).find((id) => contract.operation(id) === undefined);
  if (unknown !== undefined) throw new UsageError(`${file}: ${noOperation(contract, unknown)}`);
  return hooks as Hooks;
}

async function load(path: string, file: string): Promise<unknown> {
  try {
    const isJson = path.endsWith(".json");
    const url = pathToFileURL(path).href;
    const module: { default?: unknown } = await import(url, isJson ? { with: { type: "json" } } : undefined);
    return module.default;
  } catch (error) {
    throw new UsageError(`The hooks in ${file} cannot be loaded: ${(error as Error).message}`, { cause: error });
  }
}

/** What to say of an operationId that the contract does not have. */
export function noOperation({ name, operations }: Contract, id: string): string {
  const folded = id.toLowerCase();
  const near = operations.filter((operation) => {
    const other = operation.id.toLowerCase();
    return other.includes(folded) || folded.includes(other);
  });
  const named = (near.length > 0 ? near : operations).slice(0, 20).map((operation) => operation.id);
  return `${name} has no operation ${id}. ${near.length > 0 ? "Did you mean" : "It has"} ${named.join(", ")}${near.length > 0 ? "?" : "."}`;
}
