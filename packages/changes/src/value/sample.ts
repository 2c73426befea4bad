/** Values of a schema, many and odd ones: at its limits, with and without what is optional, of each of its forms. */
import { readPattern } from "@cantus/contract/schema";
import fc from "fast-check";
import type { Flow } from "../change.ts";
import { isNumber, isText, valuesOfKeyword } from "../schema/keywords.ts";
import { furtherProperties, itemsOf, propertyNames, propertyOf, requiredNames } from "../schema/members.ts";
import type { Node } from "../schema/node.ts";
import { type Form, shapeOf } from "../schema/shape.ts";
import { isAccepted } from "../schema/verdict.ts";
import { FORMATTED } from "./formatted.ts";

/** Deeper than this only what is required is filled in; twice as deep nothing is. */
const DEEP = 4;

/** Numbers that look random and are the same for the same seed (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  below(count: number): number {
    return Math.floor(this.next() * count);
  }

  pick<Item>(items: readonly Item[]): Item | undefined {
    return items[this.below(items.length)];
  }
}

/** Values that keep a node, at most so many; none, where none was found. */
export function samplesOf(node: Node, flow: Flow, random: Random, count: number): unknown[] {
  const found = new Map<string, unknown>();
  for (let attempt = 0; attempt < count * 2 && found.size < count; attempt++) {
    // The first is the smallest, so that it is the one that is shown.
    const value = sampleOf(node, flow, random, attempt === 0 ? DEEP : 0);
    if (value === NONE || !isAccepted(node, value, flow)) continue;
    found.set(JSON.stringify(value), value);
  }
  return [...found.values()];
}

/** That there is no value, or none was found. */
const NONE = Symbol("none");

function sampleOf(node: Node, flow: Flow, random: Random, depth: number): unknown {
  if (depth > 2 * DEEP) return NONE;
  const shape = shapeOf(node);
  const forms = node.parts.length === 0 ? shape.forms.slice(0, 1) : shape.forms;
  if (shape.isNullable && (forms.length === 0 || (depth < DEEP && random.below(8) === 0))) return null;
  const start = depth >= DEEP ? 0 : random.below(Math.max(1, forms.length));
  for (let i = 0; i < forms.length; i++) {
    const value = ofForm(forms[(start + i) % forms.length] as Form, flow, random, depth);
    if (value !== NONE) return value;
  }
  return shape.isNullable ? null : NONE;
}

function ofForm(form: Form, flow: Flow, random: Random, depth: number): unknown {
  if (form.values) return form.values.length > 0 ? random.pick(form.values) : NONE;
  if (random.below(3) === 0) {
    const [written] = form.parts.flatMap(({ schema }) => (Array.isArray(schema.examples) ? schema.examples : []));
    if (written !== undefined && written !== null) return written;
  }
  const types =
    form.types.size > 1 && form.types.has("string") && form.node.parts.length === 0 ? ["string"] : [...form.types];
  switch (random.pick(types)) {
    case "string":
      return textOf(form, random);
    case "integer":
      return numberOf(form, random, true);
    case "number":
      return numberOf(form, random, random.below(2) === 0);
    case "boolean":
      return random.below(2) === 0;
    case "array":
      return listOf(form, flow, random, depth);
    case "object":
      return objectOf(form, flow, random, depth);
    default:
      return NONE;
  }
}

function textOf(form: Form, random: Random): unknown {
  const least = Math.max(0, ...valuesOfKeyword(form, "minLength", isNumber));
  const most = Math.min(...valuesOfKeyword(form, "maxLength", isNumber), 1e9);
  const patterns = valuesOfKeyword(form, "pattern", isText);
  const [format] = valuesOfKeyword(form, "format", isText);
  const fits = (text: string) => [...text].length >= least && [...text].length <= most;
  if (patterns[0] !== undefined) {
    const texts = matching(patterns[0]).filter(
      (text) => fits(text) && patterns.every((each) => readPattern(each).expression.test(text)),
    );
    return texts.length > 0 ? random.pick(texts) : NONE;
  }
  const formatted = format === undefined ? undefined : FORMATTED[format];
  if (formatted) return random.pick(formatted);
  const lengths = [
    Math.max(least, Math.min(3, most)),
    least,
    Math.min(most, least + 40),
    ...(most <= 2000 ? [most] : []),
  ];
  return "a".repeat(random.pick(lengths) ?? least);
}

const byPattern = new Map<string, readonly string[]>();

/** Texts of a pattern, made once; none where the pattern uses what they cannot be made of. */
function matching(pattern: string): readonly string[] {
  const known = byPattern.get(pattern);
  if (known) return known;
  let texts: readonly string[] = [];
  try {
    texts = fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { seed: 1, numRuns: 30 });
  } catch {
    // Lookarounds and the like: what cannot be made is not shown.
  }
  byPattern.set(pattern, texts);
  return texts;
}

function numberOf(form: Form, random: Random, isWhole: boolean): unknown {
  const numbers = (keyword: string) => valuesOfKeyword(form, keyword, isNumber);
  const [step] = numbers("multipleOf");
  const grain = step ?? (isWhole ? 1 : 0.5);
  const least = Math.max(
    ...numbers("minimum"),
    ...numbers("exclusiveMinimum").map((value) => value + grain),
    Number.NEGATIVE_INFINITY,
  );
  const most = Math.min(
    ...numbers("maximum"),
    ...numbers("exclusiveMaximum").map((value) => value - grain),
    Number.POSITIVE_INFINITY,
  );
  const near = Number.isFinite(least) ? least : Number.isFinite(most) ? most - 10 * grain : 0;
  const choices = [
    near,
    near + grain,
    ...(Number.isFinite(most)
      ? [most, most - grain, near + random.next() * (most - near)]
      : [near + random.below(1000)]),
    ...(least < 0 && most > 0 ? [0] : []),
    ...(Number.isFinite(least) ? [] : [-1 - random.below(1000)]),
  ];
  const chosen = random.pick(choices) ?? near;
  const onGrid =
    step === undefined
      ? isWhole
        ? Math.round(chosen)
        : chosen
      : Math.round(Math.ceil(chosen / step) * step * 1e9) / 1e9;
  return onGrid > most ? Math.floor(most / grain) * grain : onGrid;
}

function listOf(form: Form, flow: Flow, random: Random, depth: number): unknown {
  const least = Math.max(0, ...valuesOfKeyword(form, "minItems", isNumber));
  const most = Math.min(...valuesOfKeyword(form, "maxItems", isNumber), 1000);
  const length = depth >= DEEP ? least : Math.min(most, least + random.below(3));
  if (length > 1000) return NONE;
  const items: unknown[] = [];
  for (let i = 0; i < length; i++) {
    const item = sampleOf(itemsOf(form, i), flow, random, depth + 1);
    if (item === NONE) return items.length >= least ? items : NONE;
    items.push(item);
  }
  return items;
}

function objectOf(form: Form, flow: Flow, random: Random, depth: number): unknown {
  const required = requiredNames(form);
  const names = new Set([...required, ...propertyNames(form)]);
  const least = Math.max(0, ...valuesOfKeyword(form, "minProperties", isNumber));
  const object: Record<string, unknown> = {};
  // Sometimes all, sometimes nothing of what is optional, else half of it.
  const share = [0, 0.5, 1][random.below(3)] as number;
  for (const name of names) {
    const property = propertyOf(form, name, flow);
    if (property.isWithheld || property.isRefused) continue;
    const isRequired = required.has(name);
    if (!isRequired && (depth >= DEEP || random.next() >= share)) continue;
    const value = sampleOf(property.node, flow, random, depth + 1);
    if (value !== NONE) define(object, name, value);
    else if (isRequired) return NONE;
  }
  const further = furtherProperties(form);
  // Undeclared properties are made only where a schema asks for them: of an object that is merely open nobody knows them.
  if (!further.isRefused && further.node.parts.length > 0) {
    const wanted = Math.max(least - Object.keys(object).length, depth >= DEEP ? 0 : random.below(3));
    for (let i = 0; i < wanted; i++) {
      const value = sampleOf(further.node, flow, random, depth + 1);
      if (value !== NONE) define(object, `key${i}`, value);
    }
  }
  return object;
}

function define(object: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}
