import { Problem } from "@cantus/server";
import { InsufficientCreditsError } from "../../accounts/credits.ts";
import { QueueFullError } from "../../jobs/intake.ts";
import type { Around } from "./answering.ts";

/** A job of middle length is done by then. */
const RETRY_AFTER_SECONDS = 10;

/** Says in the words of the API why a job was not accepted: the queue is full, or the credits do not suffice. */
export const refusedJobs: Around = (answering) => async (asked) => {
  try {
    return await answering(asked);
  } catch (error) {
    throw problemOf(error) ?? error;
  }
};

// Neither has a cause: nothing has gone wrong inside.
function problemOf(error: unknown): Problem | undefined {
  if (error instanceof QueueFullError)
    return new Problem("unavailable", {
      detail: "Too many jobs wait already.",
      headers: { "Retry-After": `${RETRY_AFTER_SECONDS}` },
    });
  if (error instanceof InsufficientCreditsError)
    return new Problem("insufficient-credits", {
      status: 402,
      detail: error.message,
      details: { required: error.needed, available: error.available },
    });
  return undefined;
}
