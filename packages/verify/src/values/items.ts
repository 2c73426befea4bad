/** Deviations of lists. */
import type { Contract, Schema } from "@cantus/contract";
import { sample } from "../cases/sample.ts";
import type { DeviateInside, Deviation, DeviationOptions } from "./deviation.ts";
import { type FlatSchema, flatten, itemSchema } from "./flat.ts";
import { textsMatching } from "./matching.ts";

/** Lists that are too short, too long or not unique, and what deviates in their first item. */
export function* ofItems(
  flat: FlatSchema,
  items: readonly unknown[],
  options: DeviationOptions,
  depth: number,
  inside: DeviateInside,
): Generator<Deviation> {
  const { minItems, maxItems, uniqueItems } = flat as Record<string, unknown>;
  const whole = (value: unknown, keyword: string, what: string, expect: Deviation["expect"]): Deviation => ({
    tokens: [],
    value,
    keyword,
    what,
    expect,
  });
  const schema = itemSchema(flat, items.length);
  if (typeof minItems === "number" && minItems > 0) {
    const least = ofLength(items, schema, minItems, uniqueItems === true, options);
    if (least) yield whole(least, "minItems", `as few as minItems ${minItems}`, "accepted");
    const fewer = ofLength(items, schema, minItems - 1, uniqueItems === true, options);
    if (fewer) yield whole(fewer, "minItems", `fewer than minItems ${minItems}`, "refused");
  } else if (items.length > 0) {
    yield whole([], "minItems", "an empty list", minItems === 0 || depth > 0 ? "accepted" : "answered");
  }
  if (typeof maxItems === "number" && maxItems <= 1_000) {
    const most = ofLength(items, schema, maxItems, uniqueItems === true, options);
    if (most) yield whole(most, "maxItems", `as many as maxItems ${maxItems}`, "accepted");
    // Items that repeat would break another rule, too.
    const more =
      ofLength(items, schema, maxItems + 1, uniqueItems === true, options) ??
      ofLength(items, schema, maxItems + 1, false, options);
    if (more) yield whole(more, "maxItems", `more than maxItems ${maxItems}`, "refused");
  }
  const [first] = items;
  if (uniqueItems === true && first !== undefined) {
    yield whole([...items, first], "uniqueItems", "the same item twice", "refused");
  }
  if (first === undefined) return;
  const ofFirst = itemSchema(flat, 0);
  if (ofFirst === undefined) return;
  for (const each of inside(ofFirst, first, options, depth + 1)) {
    const place = each.place && ["0", ...each.place];
    yield { ...each, tokens: ["0", ...each.tokens], place };
  }
}

function ofLength(
  items: readonly unknown[],
  schema: Schema | undefined,
  length: number,
  isUnique: boolean,
  { contract, seed }: DeviationOptions,
): unknown[] | undefined {
  if (items.length >= length) return items.slice(0, length);
  const made = [...items];
  const texts = new Set(made.map((item) => JSON.stringify(item)));
  for (let turn = 0; made.length < length; turn++) {
    if (schema === undefined || turn > length * 3 + 20) return undefined;
    const item = (!isUnique && items[0]) || variation(contract, schema, seed + turn, turn);
    if (item === undefined) return undefined;
    const text = JSON.stringify(item);
    if (isUnique && texts.has(text)) continue;
    texts.add(text);
    made.push(item);
  }
  return made;
}

/** One of many values of an item's schema. */
function variation(contract: Contract, schema: Schema, seed: number, turn: number): unknown {
  const [flat] = flatten(contract, schema);
  if (flat?.enum) return flat.enum[turn];
  const [pattern] = flat?.patterns ?? [];
  if (pattern !== undefined) return textsMatching(pattern, 1)[turn];
  const value = sample(contract, schema, seed)?.value;
  if (typeof value === "number") return value + turn * Number(flat?.multipleOf ?? 1);
  if (typeof value === "string" && !flat?.format && !flat?.patterns) return `${value.slice(0, 4)}${turn}`;
  return value;
}
