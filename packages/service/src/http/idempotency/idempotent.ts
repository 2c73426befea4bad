import { createHash } from "node:crypto";
import { Problem } from "@cantus/server";
import type { Logger } from "pino";
import type { Owner } from "../../accounts/principal.ts";
import { type Around, type Asked, takesHeader } from "../answer/answering.ts";
import { idempotencyOf } from "./idempotency.ts";
import { type IdempotencyKeys, LOCK_SECONDS } from "./idempotency-keys.ts";

/**
 * Does a request once that is sent again with the same `Idempotency-Key`, where the contract declares one
 * (draft-ietf-httpapi-idempotency-key-header). Only good answers are kept: after an error nothing was done, and the
 * request may be sent again as it is.
 */
export function idempotent(keys: IdempotencyKeys, log: Logger): Around {
  return (answering) => async (asked) => {
    const key = keyOf(asked);
    if (key === undefined) return answering(asked);
    // Every operation that takes a key needs credentials.
    const owner = asked.principal as Owner;
    const claimed = await keys.claim(owner, key, hashOf(asked));
    if (claimed.kind === "running") throw new Problem("idempotency-key-in-use", { status: 409 });
    if (claimed.kind === "reused") throw new Problem("idempotency-key-reused", { status: 422 });
    if (claimed.kind === "answered") {
      const { status, headers, body } = claimed.answer;
      return { status, body, headers: { ...headers, "Idempotency-Replayed": true }, contentType: undefined };
    }

    // A beat that is missed is no harm: the next one comes before the lock is over.
    const beat = setInterval(() => void keys.renew(owner, key).catch(() => {}), (LOCK_SECONDS * 1000) / 3);
    try {
      const context = { ...(asked.context as object), idempotency: idempotencyOf(owner, key, claimed.jobId) };
      const answer = await answering({ ...asked, context });
      // The work is done, and its sender shall hear so. Should the answer not be kept, a retry finds the job.
      await keys.answer(owner, key, answer).catch((error) => log.error({ err: error }, "An answer could not be kept"));
      return answer;
    } catch (error) {
      await keys.release(owner, key).catch((failure) => log.error({ err: failure }, "A key could not be given up"));
      throw error;
    } finally {
      clearInterval(beat);
    }
  };
}

/** The key as text: in quotes, as the draft has it (a string of RFC 9651), and without, as most clients send it, it is the same. */
function keyOf({ operation, headers }: Asked): string | undefined {
  const field = headers["Idempotency-Key"];
  if (typeof field !== "string" || !takesHeader(operation, "Idempotency-Key")) return undefined;
  return /^"(.+)"$/.exec(field)?.[1] ?? field;
}

function hashOf({ operation, request, body }: Asked): string {
  const path = request.originalUrl.split("?", 1)[0];
  return createHash("sha256")
    .update(JSON.stringify([operation.id, operation.method, path, sorted(body)]))
    .digest("hex");
}

/** The same value with the members of its objects in order: how they were sent does not matter. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, member]) => [name, sorted(member)]),
  );
}
