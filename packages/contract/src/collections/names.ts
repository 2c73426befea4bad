/** Names as different APIs write them. */
import pluralize from "pluralize";

/** `job_id`, `jobId` and `Job-Id` are one name. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

/** `categories` → `category`, `jobs` → `job`. */
export function singularOf(name: string): string {
  return pluralize.singular(name);
}

export function pluralOf(name: string): string {
  return pluralize.plural(name);
}
