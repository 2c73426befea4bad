/** Names as different APIs write them. */
import pluralize from "pluralize";
import { byText } from "../by-text.ts";

const MOST_NAMES = 10_000;

/** How two names are compared: `job_id`, `jobId` and `Job-Id` are one name. */
export const plainName = byText(MOST_NAMES, (name) => name.toLowerCase().replace(/[^a-z0-9]/g, ""));

/** `categories` → `category`, `jobs` → `job`. */
export const singularOf = byText(MOST_NAMES, (name) => pluralize.singular(name));

export function pluralOf(name: string): string {
  return pluralize.plural(name);
}
