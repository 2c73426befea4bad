/** Whom a change breaks: from who sends the values that it is about, and whether there are more or fewer of them now. */
import type { Effect, Flow, Level } from "./change.ts";

export interface Levels {
  readonly callers: Level;
  readonly servers: Level;
}

/**
 * The rule behind all others. Whoever sends is broken by values that are refused now, whoever receives by values that did
 * not come before:
 *
 * | | fewer values | more values | others | cannot be told |
 * |---|---|---|---|---|
 * | callers, of what they send | breaking | safe | breaking | risky |
 * | callers, of what they get | safe | breaking | breaking | risky |
 *
 * For servers the two rows change places.
 */
export function levelsOf(flow: Flow | undefined, effect: Effect): Levels {
  if (flow === undefined || effect === "none") return { callers: "safe", servers: "safe" };
  if (effect === "unknown") return { callers: "risky", servers: "risky" };
  const sender: Level = effect === "widens" ? "safe" : "breaking";
  const receiver: Level = effect === "narrows" ? "safe" : "breaking";
  return flow === "request" ? { callers: sender, servers: receiver } : { callers: receiver, servers: sender };
}

/** Where practice differs from that rule, by what comes after the direction in a code. Each says why. */
const EXCEPTIONS: readonly (readonly [pattern: RegExp, flow: Flow, levels: Partial<Levels>])[] = [
  // A caller is expected to cope with a value that it does not know, and many do not.
  [/(?<!extensible-)enum-value-added$/, "response", { callers: "risky" }],
  // A caller reads what it knows: a property more harms none, though the older contract had closed the object.
  [/(optional|required)-property-added$/, "response", { callers: "safe" }],
  [/(property|header|body)-opened$/, "response", { callers: "safe" }],
  // Nothing is refused, but whoever showed it has nothing to show.
  [/optional-property-removed$/, "response", { callers: "risky" }],
  // Whoever sent it may get another answer.
  [/x-extensible-enum-value-removed$/, "request", { callers: "risky" }],
  // It is taken and ignored.
  [/property-removed$/, "request", { callers: "risky" }],
  // What is left out means something else.
  [/default-value-changed$/, "request", { callers: "risky" }],
  [/default-value-removed$/, "request", { callers: "risky" }],
  // No value is refused for what it is in, but what was written in one way is read in another.
  [/content-(encoding|media-type)-changed$/, "request", { callers: "breaking", servers: "breaking" }],
  [/content-(encoding|media-type)-changed$/, "response", { callers: "breaking", servers: "breaking" }],
  // It may be that only now is said what was so before.
  [/content-(encoding|media-type)-(added|removed)$/, "request", { callers: "risky", servers: "risky" }],
  [/content-(encoding|media-type)-(added|removed)$/, "response", { callers: "risky", servers: "risky" }],
  // What callers were told of how long they can build on it.
  [/(stability-decreased|sunset-invalid|sunset-date-too-small)$/, "request", { callers: "breaking" }],
  [/(stability-decreased|sunset-invalid|sunset-date-too-small)$/, "response", { callers: "breaking" }],
  [/sunset-missing$/, "request", { callers: "risky" }],
  [/sunset-missing$/, "response", { callers: "risky" }],
];

export function schemaLevels(code: string, flow: Flow, effect: Effect): Levels {
  const levels = levelsOf(flow, effect);
  // What is refused is refused, whatever its kind.
  const isRefused = flow === "request" && (effect === "narrows" || effect === "incomparable");
  const exception = isRefused ? undefined : EXCEPTIONS.find(([pattern, of]) => of === flow && pattern.test(code));
  return { ...levels, ...exception?.[2] };
}
