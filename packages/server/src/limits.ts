/** How much of a request is read, where the application says nothing else. */
import { Problem } from "@cantus/contract";
import type { Request } from "express";
import type { Limits } from "./options.ts";

const DEFAULT_HEADERS = 100;

/** @throws {Problem} `request-header-fields-too-large`, 431 (RFC 6585 §5) */
export function requireFewHeaders({ rawHeaders }: Request, { headers = DEFAULT_HEADERS }: Limits): void {
  if (rawHeaders.length <= 2 * headers) return;
  const detail = `The request has more than ${headers} header fields.`;
  throw new Problem("request-header-fields-too-large", { status: 431, detail });
}
