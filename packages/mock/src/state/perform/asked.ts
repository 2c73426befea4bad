/** What an operation of the memory is asked, and what it answers. */
import type { RequestParts } from "@cantus/contract/request";
import type { Chosen } from "../../negotiate.ts";
import { isObject, type JsonObject } from "../json.ts";
import type { Memory } from "../memory.ts";
import type { ItemPlace, Role } from "../model.ts";
import type { Item } from "../shelf.ts";

export interface Asked {
  readonly role: Role;
  /** Which of the declared answers it is. */
  readonly chosen: Chosen;
  readonly parts: RequestParts;
  /** As it was requested, percent-encoded, with the base path. */
  readonly path: string;
  readonly query: string;
  /** Where the caller reached the mock: `127.0.0.1:4010`. */
  readonly host: string;
}

export interface Remembered {
  readonly status: number;
  /** Absent: no body. */
  readonly body?: { readonly value: unknown };
  /** By lower-case name, for headers that the answer declares; `undefined` leaves one out. */
  readonly headers: Readonly<Record<string, string | undefined>>;
}

export function sentIn({ parts: { body } }: Asked): JsonObject {
  return isObject(body) ? body : {};
}

export function parameterValue({ parts: sent }: Asked, parameter: string): string {
  return String(sent.path[parameter] ?? "");
}

export function scopeOf(asked: Asked, scope: readonly string[]): string[] {
  return scope.map((parameter) => parameterValue(asked, parameter));
}

export async function itemAt(
  memory: Memory,
  asked: Asked,
  { collection, scope, id }: ItemPlace,
): Promise<Item | undefined> {
  return memory.item(collection, scopeOf(asked, scope), parameterValue(asked, id));
}
