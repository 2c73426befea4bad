import type { Logger } from "pino";

/** What a database's error repeats of the statement's values: prompts, hashes of keys. */
const VALUES = ["err.params", "err.detail", "err.where"];

/** The same log, in which errors of the database tell what went wrong, and not with whose words. */
export function withoutValues(log: Logger): Logger {
  return log.child({}, { redact: { paths: VALUES, remove: true } });
}
