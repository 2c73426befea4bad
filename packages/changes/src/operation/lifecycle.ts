/** Deprecation, and the day on which something ends. */
import type { Contract } from "@cantus/contract";
import type { Area, Flow, Level } from "../change.ts";
import type { Collector } from "../collector.ts";
import { isObject } from "../schema/node.ts";
import { dayOf, STABILITY, sunsetIn, usesSunset } from "../schema/sunset.ts";

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

/** When a node ends, as its `x-sunset` says. */
export function sunsetOf(contract: Contract, pointer: string): ReturnType<typeof sunsetIn> {
  const node = contract.at(pointer);
  return sunsetIn(isObject(node) ? node : {});
}

/** oasdiff calls these otherwise where they are about an operation. */
const NAMED_OTHERWISE: Readonly<Record<string, string>> = {
  "endpoint-sunset-deleted": "sunset-deleted",
  "endpoint-deprecated-sunset-missing": "api-deprecated-sunset-missing",
  "endpoint-deprecated-sunset-parse": "api-deprecated-sunset-parse",
  "endpoint-sunset-date-too-small": "api-sunset-date-too-small",
  "endpoint-sunset-date-changed-too-small": "api-sunset-date-changed-too-small",
};

/** @param name `the query parameter \`limit\``, or `the operation` */
export function lifecycle(collector: Collector, name: string, common: Common, base: Described, head: Described): void {
  const [was, is] = [sunsetOf(collector.base, base.pointer), sunsetOf(collector.head, head.pointer)];
  const [before, after] = [was.date, is.date];
  const tell = (rule: string, level: Level, text: string, advice?: string) =>
    collector.tell({
      ...{ kind: "lifecycle", callers: level, servers: "safe", before: dayOf(before), after: dayOf(after), ...common },
      code: NAMED_OTHERWISE[`${common.code}-${rule}`] ?? `${common.code}-${rule}`,
      message: `${name} ${text}`,
      ...(advice && { advice }),
    });
  if (!base.deprecated && head.deprecated) {
    const isOver = after !== undefined && after <= collector.options.today;
    if (isOver) {
      const text = `is deprecated, and to have ended on ${dayOf(after)} already`;
      tell("sunset-date-too-small", "breaking", text, "Name a day that leaves callers the time to change.");
    } else if (after) tell("deprecated-with-sunset", "safe", `is deprecated, and ends on ${dayOf(after)}`);
    else if (is.text !== undefined) {
      const text = `is deprecated, and its \`x-sunset\` is no date: \`${is.text}\``;
      tell("deprecated-sunset-parse", "breaking", text, "Write the day as `2030-12-31` (RFC 3339).");
    } else if (usesSunset(collector.head)) {
      const text = "is deprecated, and does not say on which day it ends, as others here do";
      tell("deprecated-sunset-missing", "risky", text, "Say by `x-sunset` on which day it ends.");
    } else tell("deprecated", "safe", "is deprecated", "Say by `x-sunset` on which day it ends.");
  } else if (base.deprecated && !head.deprecated) tell("reactivated", "safe", "is not deprecated any more");
  if (before && !after && head.deprecated)
    tell("sunset-deleted", "risky", `does not say any more on which day it ends, before ${dayOf(before)}`);
  else if (before && after && after.getTime() !== before.getTime()) {
    const isEarlier = after < before;
    const rule = isEarlier ? "sunset-date-changed-too-small" : "sunset-date-changed";
    const level = !isEarlier ? "safe" : after <= collector.options.today ? "breaking" : "risky";
    tell(rule, level, `ends on ${dayOf(after)}, before on ${dayOf(before)}`);
  }
}

/** Callers build on what an operation promises of itself. */
export function stability(collector: Collector, base: Described, head: Described): void {
  const said = (contract: Contract, { pointer }: Described) => {
    const node = contract.at(pointer);
    return isObject(node) ? node["x-stability-level"] : undefined;
  };
  const levelOf = (level: unknown) => (typeof level === "string" && STABILITY.includes(level) ? level : undefined);
  const written = said(collector.head, head);
  const [before, after] = [levelOf(said(collector.base, base)), levelOf(written)];
  if (written !== undefined && after === undefined && written !== said(collector.base, base)) {
    collector.tell({
      ...{ code: "api-invalid-stability-level", area: "paths", kind: "lifecycle" },
      ...{ callers: "breaking", servers: "safe", before, after: written },
      message: `the operation's \`x-stability-level\` is none of ${STABILITY.join(", ")}: \`${written}\``,
      base: base.pointer,
      head: `${head.pointer}/x-stability-level`,
    });
    return;
  }
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
