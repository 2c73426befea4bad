/** A finding: something held against a voice, with what was sent, what came back and the clause that it breaks. */
import type { Location } from "@cantus/contract";
import type { CheckName } from "./checks/index.ts";
import type { Exchange } from "./exchange/exchange.ts";

/** The part of the contract, or of the standard beneath it, that a finding breaks. */
export interface Clause {
  /** A JSON pointer into the contract's bundled document. */
  readonly pointer: string;
  /** Where that was written, when the contract was read from files. */
  readonly location?: Location;
  /** For what HTTP itself asks for: `RFC 9110, section 10.2.1`. */
  readonly standard?: string;
}

export interface Finding {
  readonly check: CheckName;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** Absent where the request is for no operation of the contract. */
  readonly operationId: string | undefined;
  /** Upper case. */
  readonly method: string;
  /** The operation's path template, or the path that was sent where it is for no operation. */
  readonly path: string;
  /** A JSON pointer into the body (`/jobs/0/id`), or `/name` of the parameter or header; `""` is the whole. */
  readonly pointer: string;
  readonly clause: Clause;
  /** What was sent before it, in order, where one request does not show it. Empty for most. */
  readonly before: readonly Exchange[];
  /** Its credentials are `$CANTUS_…` placeholders, unless asked for as they were sent. */
  readonly exchange: Exchange;
  /** A command that repeats the request, for a POSIX shell; a line for each where there are some before it. */
  readonly curl: string;
  /** Code that repeats it with the client that `cantus generate` writes. */
  readonly client: string;
  /** A file for Vitest with a test that fails until the cause is gone. */
  readonly test: string;
  /** The run's, where there was one. */
  readonly seed?: number;
  /** The same for each finding with the same cause, from run to run. */
  readonly fingerprint: string;
}
