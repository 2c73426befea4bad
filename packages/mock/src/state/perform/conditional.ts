/** Conditional requests (RFC 9110 §13), by an item's entity tag. */
import { hash } from "node:crypto";
import { Problem } from "@cantus/contract";
import type { Item } from "../shelf.ts";
import type { Asked } from "./asked.ts";

export function isTagIn(header: string, tag: string): boolean {
  return header.trim() === "*" || header.split(",").some((each) => each.trim().replace(/^W\//, "") === tag);
}

export function requireMatch({ role, parts: sent }: Asked, item: Item): void {
  const wanted = Object.entries(sent.header).find(([name]) => name.toLowerCase() === "if-match")?.[1];
  if (typeof wanted !== "string" || !role.operation.response(412) || isTagIn(wanted, tagOf(item))) return;
  throw new Problem("precondition-failed", {
    status: 412,
    detail: `${item.id} has changed since: its ETag is ${tagOf(item)}.`,
  });
}

export function tagOf({ value, held }: Item): string {
  return `"${hash("sha256", JSON.stringify([value, held]), "base64url").slice(0, 16)}"`;
}
