import { requestIdOf } from "@cantus/contract/request";
import type { Request, Response } from "express";
import type { FixedFields } from "./fixed-fields.ts";

/**
 * The id of a request. It is set on the response at once, whatever that becomes, unless the exchange keeps what is to be set.
 */
export function requestId(request: Request, response: Response, unset?: FixedFields): string {
  if (unset) return requestIdOf(request);
  const known = response.getHeader("X-Request-Id");
  if (typeof known === "string") return known;
  const id = requestIdOf(request);
  response.setHeader("X-Request-Id", id);
  return id;
}
