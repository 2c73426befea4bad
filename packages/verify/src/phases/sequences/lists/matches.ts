/** Whether an item is one that a filter lets through, as far as the contract says how they are compared. */
import type { JsonObject } from "../../../state/json.ts";
import type { AtBound, Narrowing, Relation } from "./narrowing.ts";

/** @param isStrict only what certainly matches, however the filter compares texts and bounds */
export function isMatch(item: JsonObject, filter: Narrowing, value: unknown, isStrict: boolean): boolean {
  if (Array.isArray(value)) {
    const isOne = (each: unknown) => isMatch(item, filter, each, isStrict);
    return filter.isAll ? value.every(isOne) : value.some(isOne);
  }
  const { property, relation, atBound } = filter;
  const has = item[property];
  // What the list does not show cannot be judged.
  if (has === undefined || has === null) return !isStrict && (has === undefined || relation === "unequal");
  if (relation === "unequal")
    return isStrict ? !isEqual(has, value, false, filter) : !isEqual(has, value, true, filter);
  if (relation !== "equal") return isWithin(has, value, relation, isHeld(atBound, isStrict), isStrict);
  return [has].flat().some((each) => isEqual(each, value, isStrict, filter));
}

function isEqual(
  has: unknown,
  value: unknown,
  isStrict: boolean,
  { isListed, isWhole, mindsCase }: Narrowing,
): boolean {
  if (typeof has !== "string" || isStrict || isListed) return String(has) === String(value);
  const [text, wanted] = [has, String(value)].map((each) => (mindsCase ? each : each.toLowerCase())) as [
    string,
    string,
  ];
  return isWhole ? text === wanted : text.includes(wanted);
}

/** Whether the bound itself is let through; where that is open, it neither certainly matches nor certainly does not. */
function isHeld(atBound: AtBound, isStrict: boolean): boolean {
  return atBound === "open" ? !isStrict : atBound === "within";
}

/** @param isStrict only what can be compared */
function isWithin(has: unknown, value: unknown, relation: Relation, isClosed: boolean, isStrict: boolean): boolean {
  const place = (each: unknown) =>
    typeof each === "number" || /^-?\d+\.\d+$/.test(String(each)) ? Number(each) : Date.parse(String(each));
  const distance = relation === "least" ? place(has) - place(value) : place(value) - place(has);
  if (Number.isNaN(distance)) return !isStrict;
  return isClosed ? distance >= 0 : distance > 0;
}
