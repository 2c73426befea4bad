/** Changes that are meant: a file, in the repository, that says which and why. */
import { existsSync, readFileSync } from "node:fs";
import { parseDocument, stringify } from "yaml";
import { type Change, isAtLeast, type Level } from "../change.ts";
import { ChangesError } from "../error.ts";
import { isObject } from "../schema/node.ts";

export interface Approval {
  /** The fingerprint of the change. */
  readonly id: string;
  /** Why it is meant. */
  readonly reason: string;
  /** What it was when it was approved; for people. */
  readonly change?: string;
}

export interface Approvals {
  /** The changes that nobody has approved. */
  readonly open: readonly Change[];
  readonly approved: readonly { readonly change: Change; readonly approval: Approval }[];
  /** Approvals of changes that there are not (any more): remove them. */
  readonly stale: readonly Approval[];
}

/** Parts changes by whether they are approved. */
export function approve(changes: readonly Change[], approvals: readonly Approval[]): Approvals {
  const byId = new Map(approvals.map((approval) => [approval.id, approval]));
  const open: Change[] = [];
  const approved: { change: Change; approval: Approval }[] = [];
  for (const change of changes) {
    const approval = byId.get(change.fingerprint);
    if (approval) approved.push({ change, approval });
    else open.push(change);
  }
  const used = new Set(approved.map(({ approval }) => approval.id));
  return { open, approved, stale: approvals.filter(({ id }) => !used.has(id)) };
}

/**
 * Reads an approval file.
 *
 * @throws {ChangesError} BAD_APPROVALS
 * @example
 * approvals:
 *   - id: 3f2a9c01d4e5
 *     reason: Nobody has used it since 2025.
 */
export function readApprovals(file: string, shown = file): Approval[] {
  const refuse = (message: string) => new ChangesError("BAD_APPROVALS", `${shown} is no approval file: ${message}`);
  if (!existsSync(file)) throw refuse("there is no such file.");
  const document = parseDocument(readFileSync(file, "utf8"), { prettyErrors: true });
  const [error] = document.errors;
  if (error) throw refuse(error.message);
  const content = document.toJS() as unknown;
  const list = isObject(content) ? content.approvals : undefined;
  if (content !== null && !Array.isArray(list)) throw refuse("it has no list `approvals`.");
  return ((list ?? []) as unknown[]).map((entry, i) => {
    const { id, reason, change } = isObject(entry) ? entry : {};
    if (typeof id !== "string" || !/^[0-9a-f]{12}$/.test(id))
      throw refuse(`approval ${i + 1} has no \`id\`, the 12 digits that a change is told with.`);
    if (typeof reason !== "string" || reason.trim() === "")
      throw refuse(`approval ${i + 1} (${id}) has no \`reason\`.`);
    return { id, reason, ...(typeof change === "string" && { change }) };
  });
}

/** An approval file for changes, to be completed with reasons. Those of `known` are kept. */
export function writeApprovals(changes: readonly Change[], known: readonly Approval[], threshold: Level): string {
  const kept = new Set(known.map(({ id }) => id));
  const added = changes
    .filter((change) => isAtLeast(change.callers, threshold) && !kept.has(change.fingerprint))
    .map(({ fingerprint, operation, message }) => ({
      id: fingerprint,
      change: `${operation ? `${operation.method} ${operation.path}: ` : ""}${message}`,
      reason: "",
    }));
  return stringify(
    { approvals: [...known, ...new Map(added.map((each) => [each.id, each])).values()] },
    { lineWidth: 0 },
  );
}
