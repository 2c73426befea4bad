/** A change: one difference between two versions of a contract, and whom it breaks. */
import type { Location } from "@cantus/contract";

/** What a change does to whoever was written for the older version. */
export type Level = "breaking" | "risky" | "safe";

/** From the mildest to the worst. */
export const LEVELS = ["safe", "risky", "breaking"] as const satisfies readonly Level[];

/** Which part of the contract: the words of oasdiff (https://github.com/oasdiff/oasdiff), for those who come from there. */
export type Area =
  | "schema"
  | "parameters"
  | "request-body"
  | "responses"
  | "paths"
  | "headers"
  | "security"
  | "servers"
  | "tags"
  | "info"
  | "webhooks"
  | "callbacks"
  | "links";

/** What about it: the words of oasdiff. */
export type Kind =
  | "existence"
  | "requiredness"
  | "mutability"
  | "type"
  | "constraints"
  | "values"
  | "structure"
  | "lifecycle"
  | "none";

/**
 * What becomes of the values that may be sent there: more of them, fewer, some others, the same. `unknown` where that
 * cannot be decided.
 */
export type Effect = "widens" | "narrows" | "incomparable" | "unknown" | "none";

/** Who sends what the change is about: `request` is what callers send, `response` what servers send. */
export type Flow = "request" | "response";

/** Where a change stands in one of the two versions. */
export interface Place {
  /** A JSON pointer into that version's bundled document. */
  readonly pointer: string;
  /** Where that was written, when the contract was read from files. Looked up when it is asked for. */
  readonly location: Location | undefined;
}

/** A value that shows a change: valid by one version, and refused by the other. */
export interface Witness {
  /** The version that accepts it: the older one for what is sent by callers, the newer one for what comes back. */
  readonly acceptedBy: "base" | "head";
  readonly value: unknown;
  /** Where in the parameter or body the value stands: `/items/0/title`, or `""` for the whole. */
  readonly at: string;
}

export interface Change {
  /** What changed, for programs: `request-property-max-length-decreased`. */
  readonly code: string;
  readonly area: Area;
  readonly kind: Kind;
  readonly effect: Effect;
  /** Who sends it; absent where nobody does, as for a tag. */
  readonly flow: Flow | undefined;
  /** What it does to callers that were written for the older version. */
  readonly callers: Level;
  /** What it does to servers that were written for the older version. */
  readonly servers: Level;
  /** The operation, as the newer version has it; the older's where it is gone. Absent for what belongs to none. */
  readonly operation: ChangedOperation | undefined;
  /** The part of the operation: `query parameter limit`, `answer 200 /jobs/{item}/status`. Empty for the operation itself. */
  readonly where: string;
  /** One sentence: what changed. */
  readonly message: string;
  /** What to do about it. */
  readonly advice: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
  readonly base: Place | undefined;
  readonly head: Place | undefined;
  readonly witness: Witness | undefined;
  /** The same for the same change, whatever else changes around it and wherever the files stand. */
  readonly fingerprint: string;
}

export interface ChangedOperation {
  readonly id: string;
  /** Upper case; of a webhook or callback, of the request that the server makes. */
  readonly method: string;
  /** The path's template, or the name of a webhook, or the operation's with the callback's name. */
  readonly path: string;
}

/** The worse of two levels. */
export function worse(a: Level, b: Level): Level {
  return LEVELS.indexOf(a) > LEVELS.indexOf(b) ? a : b;
}

/** Whether a level is as bad as another, or worse. */
export function isAtLeast(level: Level, threshold: Level): boolean {
  return LEVELS.indexOf(level) >= LEVELS.indexOf(threshold);
}
