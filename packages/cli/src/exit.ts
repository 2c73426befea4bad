/** What a command ends with, for scripts that read it. */
export const EXIT = {
  /** Done, and all is well. */
  ok: 0,
  /** Done, and something was found: lint problems, stale files, broken contract. */
  found: 1,
  /** Could not be done: bad input, nothing at that address, no right to write there. */
  failed: 2,
} as const;

/** A mistake in how a command was called. */
export class UsageError extends Error {
  readonly code = "USAGE";
  override readonly name = "UsageError";
}

/**
 * The message for an error that ended a command. A mistake of the user's, which every package reports as an error with
 * a `code`, is told in its own words; anything else is a fault of ours and shows where it happened.
 */
export function describeFailure(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.message;
  const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a fault in cantus, not in your contract. Please report it with these lines:\n${what}`;
}
