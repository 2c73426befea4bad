/** Members that fail in the same way have one cause, and are told as one. */
import type { Fault } from "./check.ts";

/** A fault of one member, and how it fails. */
export interface MemberFault<Told extends Fault = Fault> {
  readonly fault: Told;
  /** What fails in the same way is alike. */
  readonly way: string;
}

/**
 * One fault for each way in which members fail: that of the first, with the names of the others.
 *
 * @example
 * alike([{ fault: { message: "/name was cut.", pointer: "/name", … }, way: "cut" }, { fault: { pointer: "/title", … }, way: "cut" }])
 * // one fault: "/name was cut; likewise /title."
 */
export function alike<Told extends Fault>(faults: readonly MemberFault<Told>[]): Told[] {
  return [...Map.groupBy(faults, ({ way }) => way).values()].flatMap(([first, ...rest]) => {
    if (!first) return [];
    const others = rest.map(({ fault }) => fault).filter(({ pointer }) => pointer !== first.fault.pointer);
    if (others.length === 0) return [first.fault];
    const names = new Set(others.map(({ pointer }) => pointer));
    const message = `${first.fault.message.replace(/\.$/, "")}; likewise ${[...names].join(", ")}.`;
    return [{ ...first.fault, message, alike: others }];
  });
}

/** How a value that is shown differs from the one that was meant. */
export function wayOf(meant: unknown, shown: unknown): string {
  if (shown === undefined || shown === null) return String(shown);
  if (typeof meant === "string" && typeof shown === "string") {
    if (meant.startsWith(shown)) return "cut";
    return meant.toLowerCase() === shown.toLowerCase() ? "case" : "text";
  }
  return `${kindOf(meant)} as ${kindOf(shown)}`;
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? "list" : typeof value;
}
