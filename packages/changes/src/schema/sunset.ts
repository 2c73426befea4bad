/** `x-sunset` and `x-stability-level`, for which OpenAPI has no fields: these are oasdiff's. */
import type { Contract } from "@cantus/contract";

/** The day on which something ends; the text alone where it is no date. */
export interface Sunset {
  readonly text: string | undefined;
  readonly date: Date | undefined;
}

export function sunsetIn(node: object): Sunset {
  const value = "x-sunset" in node ? node["x-sunset"] : undefined;
  if (value === undefined || value === null) return { text: undefined, date: undefined };
  const date = new Date(String(value));
  return { text: String(value), date: Number.isNaN(date.getTime()) ? undefined : date };
}

export function dayOf(date: Date | undefined): string | undefined {
  return date?.toISOString().slice(0, 10);
}

const users = new WeakMap<Contract, boolean>();

/** Whether a contract says of anything on which day it ends: then what does not say so was forgotten. */
export function usesSunset(contract: Contract): boolean {
  const known = users.get(contract) ?? JSON.stringify(contract.document).includes('"x-sunset"');
  users.set(contract, known);
  return known;
}

/** What `x-stability-level` may be: the least stable first. */
export const STABILITY: readonly string[] = ["draft", "alpha", "beta", "stable"];
