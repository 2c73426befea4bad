/** What recorded traffic is, and what can be wrong with a file of it. */
import type { Exchange } from "../exchange/exchange.ts";

export interface Traffic {
  /** In the order in which they were recorded. */
  readonly exchanges: readonly Exchange[];
  /** What is in the file and is no exchange, and why: `entry 3: its request.url is no URL`. */
  readonly leftOut: readonly string[];
}

export type TrafficErrorCode = "FILE_UNREADABLE" | "NOT_TRAFFIC";

/** A file that holds no traffic. The message says which, where and what to do. */
export class TrafficError extends Error {
  readonly code: TrafficErrorCode;
  override readonly name = "TrafficError";

  constructor(code: TrafficErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Why an entry is no exchange. */
export class LeftOut extends Error {
  override readonly name = "LeftOut";
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
