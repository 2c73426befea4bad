/** Hooks in a file of the user's: a module whose default export they are, or JSON. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Contract, Operation } from "@cantus/contract";
import type { Hooks } from "@cantus/verify";
import { UsageError } from "../exit.ts";

/** @throws UsageError for a file that cannot be loaded, or that hooks into operations that there are not. */
export async function readHooks(file: string, cwd: string, contract: Contract): Promise<Hooks> {
  const hooks = await load(resolve(cwd, file), file);
  if (!isObject(hooks)) {
    throw new UsageError(`${file} has no hooks: export them by default, as { operationId: { values: { … } } }.`);
  }
  for (const [id, hook] of Object.entries(hooks)) {
    const operation = contract.operation(id);
    const mistake = operation ? mistakeIn(operation, hook) : noOperation(contract, id);
    if (mistake !== undefined) throw new UsageError(`${file}: ${mistake}`);
  }
  return hooks as Hooks;
}

const MEMBERS = ["skip", "values", "body", "statuses", "request"];

/** What would be passed over without a word. */
function mistakeIn(operation: Operation, hook: unknown): string | undefined {
  const { id, responses } = operation;
  if (!isObject(hook)) return `the hook of ${id} is no object. Write it as { values: { … } } or { skip: true }.`;
  const unknown = Object.keys(hook).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) return `a hook has no ${unknown}, as that of ${id} does. It has ${MEMBERS.join(", ")}.`;
  if (hook.request !== undefined && typeof hook.request !== "function") return `request of ${id} is no function.`;
  const { statuses = {} } = hook;
  if (!isObject(statuses)) return `statuses of ${id} is no object.`;
  const undeclared = Object.keys(statuses).find((status) => operation.response(Number(status)) === undefined);
  if (undeclared !== undefined) {
    return `${id} declares no ${undeclared}. It declares ${responses.map(({ status }) => status).join(", ")}.`;
  }
  return [hook, ...Object.values(statuses)].map((given) => mistakeInValues(operation, given)).find(Boolean);
}

function mistakeInValues({ id, parameters }: Operation, given: unknown): string | undefined {
  const { values = {}, body = {} } = isObject(given) ? given : {};
  if (!isObject(values) || !isObject(body)) return `values and body of ${id} have to be objects.`;
  const names = parameters.map(({ name }) => name);
  const unknown = Object.keys(values).find((name) => !names.includes(name));
  if (unknown !== undefined) return `${id} has no parameter ${unknown}. It has ${names.join(", ") || "none"}.`;
  const bare = Object.keys(body).find((pointer) => pointer !== "" && !pointer.startsWith("/"));
  return bare === undefined ? undefined : `members of the body are named by JSON pointers: "/${bare}" for ${id}.`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

async function load(path: string, file: string): Promise<unknown> {
  try {
    const isJson = path.endsWith(".json");
    const url = pathToFileURL(path).href;
    const module: { default?: unknown } = await import(url, isJson ? { with: { type: "json" } } : undefined);
    return module.default;
  } catch (error) {
    const { message } = error as Error;
    const reason = existsSync(path) ? message : "there is no such file.";
    throw new UsageError(`The hooks in ${file} cannot be loaded: ${reason}`, { cause: error });
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
