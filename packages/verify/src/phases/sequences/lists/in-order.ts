/** Whether items are in an order, however texts are compared. */
import type { JsonObject } from "../../../state/json.ts";

export interface Order {
  readonly property: string;
  /** `undefined`: the contract does not say which way. */
  readonly direction: 1 | -1 | undefined;
}

/** Two neighbours in the wrong order by a property, among what is alike by those before it. */
interface Break {
  readonly property: string;
  readonly outer: readonly string[];
  readonly before: JsonObject;
  readonly after: JsonObject;
}

/** The first break of the last of these orders, each within the one before it. */
export function breakOf(items: readonly JsonObject[], orders: readonly Order[]): Break | undefined {
  const [last] = orders.slice(-1);
  if (!last) return undefined;
  const { property, direction } = last;
  const outer = orders.slice(0, -1).map((each) => each.property);
  const groupOf = (item: JsonObject) => JSON.stringify(outer.map((name) => item[name]));
  for (const group of Map.groupBy(items, groupOf).values()) {
    const values = group.map((item) => item[property]);
    const at = outOfOrder(values, direction);
    const [before, after] = at === undefined ? [] : group.slice(at, at + 2);
    if (before && after) return { property, outer, before, after };
  }
  return undefined;
}

/** The place after which the order breaks, however texts are compared. */
function outOfOrder(values: readonly unknown[], direction: 1 | -1 | undefined): number | undefined {
  if (direction === undefined) return outOfOrder(values, 1) === undefined ? undefined : outOfOrder(values, -1);
  const pairs = values.slice(1).map((value, index) => [values[index], value] as const);
  const at = pairs.findIndex(([one, other]) => COMPARISONS.every((compare) => direction * compare(one, other) > 0));
  return at < 0 ? undefined : at;
}

const COMPARISONS: readonly ((one: unknown, other: unknown) => number)[] = [
  byValue,
  (one, other) => byValue(decimal(one), decimal(other)),
  (one, other) => byValue(fold(one), fold(other)),
  (one, other) => byValue(moment(one), moment(other)),
  ofTexts((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other))),
  ofTexts(new Intl.Collator("en").compare),
  // Numbers in texts as numbers: no 3 before no 10.
  ofTexts(new Intl.Collator("en", { numeric: true, sensitivity: "base" }).compare),
  // Databases do so with spaces and signs.
  ofTexts(new Intl.Collator("en", { ignorePunctuation: true }).compare),
];

function ofTexts(compare: (one: string, other: string) => number): (one: unknown, other: unknown) => number {
  return (one, other) =>
    typeof one === "string" && typeof other === "string" ? compare(one, other) : byValue(one, other);
}

function fold(value: unknown): unknown {
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** A time with fewer digits comes before one with more as a text, and not always as a time. */
function moment(value: unknown): unknown {
  return typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? Date.parse(value) : value;
}

/** A number that is written as a text, an amount of money for instance, compares as a number or as a text. */
function decimal(value: unknown): unknown {
  return typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** What has no value may come first or last. */
function byValue(one: unknown, other: unknown): number {
  if (typeof one !== typeof other || one === null || other === null || typeof one === "object") return 0;
  return (one as string) < (other as string) ? -1 : one === other ? 0 : 1;
}
