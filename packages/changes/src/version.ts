import type { Contract } from "@cantus/contract";
import type { Change } from "./change.ts";

/** What the next version should be called. */
export interface NextVersion {
  /** `info.version` of the older contract. */
  readonly base: string;
  /** `info.version` of the newer contract. */
  readonly head: string;
  /** What semantic versioning asks for (https://semver.org); absent where the older version is no such number. */
  readonly suggested: string | undefined;
  /** Which part has to rise. */
  readonly part: "major" | "minor" | "patch" | "none";
  /** Whether `head` is at least `suggested`. */
  readonly isEnough: boolean;
}

/**
 * The next version by what callers have to expect: major where something breaks, minor where there is something new or
 * risky, patch for words. Below 1.0.0 each is one part less, for "anything MAY change at any time" there (semver §4).
 */
export function nextVersion(base: Contract, head: Contract, changes: readonly Change[]): NextVersion {
  const before = base.document.info.version;
  const after = head.document.info.version;
  const part = partOf(changes);
  // Days, as some have for versions, are numbers of another kind.
  const semantic = /^(v?)(?!\d{4}-\d\d)(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:[-+].*)?$/;
  const [, prefix = "", ...numbers] = semantic.exec(String(before)) ?? [];
  if (numbers.length === 0) return { base: before, head: after, suggested: undefined, part, isEnough: true };
  const current = numbers.map((number) => Number(number ?? 0)) as [number, number, number];
  const suggested = raise(current, part);
  const given = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?/
    .exec(String(after))
    ?.slice(1)
    .map((number) => Number(number ?? 0));
  return {
    base: before,
    head: after,
    suggested: prefix + suggested.join("."),
    part,
    isEnough: given !== undefined && order(given, suggested) >= 0,
  };
}

function partOf(changes: readonly Change[]): NextVersion["part"] {
  if (changes.some(({ callers }) => callers === "breaking")) return "major";
  if (changes.some(({ callers, kind }) => callers === "risky" || kind !== "none")) return "minor";
  return changes.length > 0 ? "patch" : "none";
}

function raise(
  [major, minor, patch]: readonly [number, number, number],
  part: NextVersion["part"],
): [number, number, number] {
  if (part === "none") return [major, minor, patch];
  const isEarly = major === 0;
  if (part === "major") return isEarly ? [0, minor + 1, 0] : [major + 1, 0, 0];
  if (part === "minor" && !isEarly) return [major, minor + 1, 0];
  return [major, minor, patch + 1];
}

function order(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < 3; i++) if (a[i] !== b[i]) return (a[i] ?? 0) - (b[i] ?? 0);
  return 0;
}
