import type { RequestHead } from "@cantus/contract/request";
import type { Request } from "express";

/** A request without its body, as the caller wrote it, wherever in the application this is asked. */
export function headOf({ method, originalUrl, headers }: Request): RequestHead {
  const mark = originalUrl.indexOf("?");
  return {
    method,
    path: mark < 0 ? originalUrl : originalUrl.slice(0, mark),
    query: mark < 0 ? "" : originalUrl.slice(mark + 1),
    headers,
  };
}
