/** Deprecation, and the day on which something ends. */
import type { Contract } from "@cantus/contract";
import type { Area, Flow } from "../change.ts";
import type { Collector } from "../collector.ts";
import { isObject } from "../schema/node.ts";

interface Described {
  readonly deprecated: boolean;
  readonly pointer: string;
}

interface Common {
  readonly code: string;
  readonly area: Area;
  readonly flow?: Flow;
  readonly where?: string;
  readonly base: string;
  readonly head: string;
}

/** `x-sunset` of a node: a date. OpenAPI has no field for it; this one is oasdiff's. */
export function sunsetOf(contract: Contract, pointer: string): Date | undefined {
  const node = contract.at(pointer);
  const text = isObject(node) ? node["x-sunset"] : undefined;
  if (typeof text !== "string") return undefined;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

export function dayOf(date: Date | undefined): string | undefined {
  return date?.toISOString().slice(0, 10);
}

/** oasdiff calls these otherwise where they are about an operation. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  "endpoint-sunset-deleted": "sunset-deleted",
  "endpoint-sunset-date-changed-too-small": "api-sunset-date-changed-too-small",
};

/** @param name `the query parameter \`limit\``, or `the operation` */
export function lifecycle(collector: Collector, name: string, common: Common, base: Described, head: Described): void {
  const [before, after] = [sunsetOf(collector.base, base.pointer), sunsetOf(collector.head, head.pointer)];
  const tell = (rule: string, level: "safe" | "risky", text: string, advice?: string) =>
    collector.tell({
      ...{ kind: "lifecycle", callers: level, servers: "safe", before: dayOf(before), after: dayOf(after), ...common },
      code: NAMED_OTHERWISE[`${common.code}-${rule}`] ?? `${common.code}-${rule}`,
      message: `${name} ${text}`,
      ...(advice && { advice }),
    });
  if (!base.deprecated && head.deprecated) {
    if (after) tell("deprecated-with-sunset", "safe", `is deprecated, and ends on ${dayOf(after)}`);
    else tell("deprecated", "safe", "is deprecated", "Say by `x-sunset` on which day it ends.");
  } else if (base.deprecated && !head.deprecated) tell("reactivated", "safe", "is not deprecated any more");
  if (before && !after && head.deprecated)
    tell("sunset-deleted", "risky", `does not say any more on which day it ends, before ${dayOf(before)}`);
  else if (before && after && after.getTime() !== before.getTime()) {
    const isEarlier = after < before;
    const rule = isEarlier ? "sunset-date-changed-too-small" : "sunset-date-changed";
    tell(rule, isEarlier ? "risky" : "safe", `ends on ${dayOf(after)}, before on ${dayOf(before)}`);
  }
}

/** `x-stability-level`, which is oasdiff's as well: the least stable first. */
const STABILITY = ["draft", "alpha", "beta", "stable"];

/** Callers build on what an operation promises of itself. */
export function stability(collector: Collector, base: Described, head: Described): void {
  const levelOf = (contract: Contract, { pointer }: Described) => {
    const node = contract.at(pointer);
    const level = isObject(node) ? node["x-stability-level"] : undefined;
    return typeof level === "string" && STABILITY.includes(level) ? level : undefined;
  };
  const [before, after] = [levelOf(collector.base, base), levelOf(collector.head, head)];
  if (before === after || before === undefined) return;
  const isLess = after === undefined || STABILITY.indexOf(after) < STABILITY.indexOf(before);
  collector.tell({
    ...{ area: "paths", kind: "lifecycle", callers: isLess ? "breaking" : "safe", servers: "safe", before, after },
    code: isLess ? "api-stability-decreased" : "api-stability-increased",
    message: `the operation is ${after ? `\`${after}\`` : "of no stability level"} now, before \`${before}\``,
    base: `${base.pointer}/x-stability-level`,
    head: after === undefined ? head.pointer : `${head.pointer}/x-stability-level`,
  });
}
