/** How much of a request is read: what the application says, and where the contract bounds a body more tightly, that. */
import { type Contract, type MediaType, Problem } from "@cantus/contract";
import { largestBody } from "@cantus/contract/body";
import type { Request } from "express";
import type { Limits } from "./options.ts";

const DEFAULT_BODY = 1024 * 1024;
const DEFAULT_HEADERS = 100;

/** A body up to this size is read though its schema allows none so large, and refused by what is wrong in it. */
const ALWAYS_READ = 64 * 1024;

const largest = new WeakMap<MediaType, number>();

/** How large a body may be of a media type of the contract, in bytes. */
export function bodyLimit(contract: Contract, mediaType: MediaType, { body = DEFAULT_BODY }: Limits): number {
  const known = largest.get(mediaType) ?? Math.max(ALWAYS_READ, largestBody(contract, mediaType));
  largest.set(mediaType, known);
  return Math.min(body, known);
}

/** @throws {Problem} `request-header-fields-too-large`, 431 (RFC 6585 §5) */
export function requireFewHeaders({ rawHeaders }: Request, { headers = DEFAULT_HEADERS }: Limits): void {
  if (rawHeaders.length <= 2 * headers) return;
  const detail = `The request has more than ${headers} header fields.`;
  throw new Problem("request-header-fields-too-large", { status: 431, detail });
}
