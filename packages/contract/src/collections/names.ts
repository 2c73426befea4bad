/** Names as different APIs write them. */
import pluralize from "pluralize";

/** How two names are compared: `job_id`, `jobId` and `Job-Id` are one name. */
export function plainName(name: string): string {
  const known = plainNames.get(name);
  if (known !== undefined) return known;
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, "");
  // Answers may have any names; the few that a contract has are asked for again and again.
  if (plainNames.size === MOST_NAMES) plainNames.clear();
  plainNames.set(name, plain);
  return plain;
}

const plainNames = new Map<string, string>();
const MOST_NAMES = 10_000;

/** `categories` → `category`, `jobs` → `job`. */
export function singularOf(name: string): string {
  const known = singulars.get(name);
  if (known !== undefined) return known;
  const singular = pluralize.singular(name);
  if (singulars.size === MOST_NAMES) singulars.clear();
  singulars.set(name, singular);
  return singular;
}

const singulars = new Map<string, string>();

export function pluralOf(name: string): string {
  return pluralize.plural(name);
}
