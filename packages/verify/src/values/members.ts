/** Deviations of objects. */
import { sample } from "../cases/sample.ts";
import {
  ABSENT,
  type Change,
  type DeviateInside,
  type Deviation,
  type DeviationOptions,
  deviate,
} from "./deviation.ts";
import { type FlatSchema, isReadOnly, memberSchema } from "./flat.ts";
import { inTurn } from "./in-turn.ts";

/** Objects with members left out, added, too many or too few, and what deviates in each member. */
export function* ofMembers(
  flat: FlatSchema,
  members: Readonly<Record<string, unknown>>,
  options: DeviationOptions,
  depth: number,
  inside: DeviateInside,
): Generator<Deviation> {
  const at = (name: string, change: Change): Deviation => ({ ...change, tokens: [name] });
  const required = new Set(flat.required);
  const names = Object.keys(members);
  for (const name of names) {
    const isRequired = required.has(name);
    // Whether a change of nothing is one is not said by most contracts.
    const expect = isRequired ? "refused" : names.length > 1 ? "accepted" : "answered";
    yield at(name, { value: ABSENT, keyword: "required", what: isRequired ? "missing" : "left out", expect });
  }
  yield* extra(flat, members);
  yield* counted(flat, members);
  for (const [name, needed] of Object.entries((flat.dependentRequired ?? {}) as Record<string, string[]>)) {
    const [one] = needed;
    if (one === undefined || !names.includes(name) || !names.includes(one)) continue;
    yield at(one, { value: ABSENT, keyword: "dependentRequired", what: `missing beside ${name}`, expect: "refused" });
  }
  yield* free(flat, members, options, depth, inside);
  const absent = Object.keys(flat.properties ?? {}).filter((name) => !Object.hasOwn(members, name));
  // Of many members, what is cut off is the most unusual of each, and not all of the last.
  yield* inTurn([...names, ...absent].map((name) => ofMember(flat, members, name, options, depth, inside)));
}

function* ofMember(
  flat: FlatSchema,
  members: Readonly<Record<string, unknown>>,
  name: string,
  options: DeviationOptions,
  depth: number,
  inside: DeviateInside,
): Generator<Deviation> {
  const { contract, seed } = options;
  const schema = memberSchema(flat, name);
  if (schema === undefined || isReadOnly(contract, schema)) return;
  const isThere = Object.hasOwn(members, name);
  const base = isThere ? members[name] : sample(contract, schema, seed)?.value;
  if (base === undefined) return;
  if (!isThere) {
    yield { tokens: [name], value: base, keyword: "properties", what: "added", expect: "accepted" };
  }
  for (const each of inside(schema, base, { ...options, name }, depth + 1)) {
    const tokens = [name, ...each.tokens];
    const place = [name, ...(each.place ?? each.tokens)];
    // What is below a member that is not there comes with it.
    yield isThere ? { ...each, tokens, place } : { ...cameWith(base, each), tokens: [name], place };
  }
}

/** A name that no contract has. */
const EXTRA = "cantus_extra";

/** One more member of those that have no name in the contract, but a schema. */
function* free(
  flat: FlatSchema,
  members: Readonly<Record<string, unknown>>,
  options: DeviationOptions,
  depth: number,
  inside: DeviateInside,
): Generator<Deviation> {
  const schema = flat.additionalProperties;
  if (typeof schema !== "object" || Object.keys(members).some((name) => !Object.hasOwn(flat.properties ?? {}, name)))
    return;
  const base = sample(options.contract, schema, options.seed)?.value;
  if (base === undefined) return;
  const place = { tokens: [EXTRA], keyword: "additionalProperties" };
  yield { ...place, value: base, what: "a member more", expect: "accepted" };
  for (const each of inside(schema, base, { ...options, name: EXTRA }, depth + 1)) {
    const tokens = [EXTRA, ...(each.place ?? each.tokens)];
    yield { ...cameWith(base, each), tokens: [EXTRA], place: tokens };
  }
}

/** A deviation of something that comes whole. */
export function cameWith(base: unknown, each: Deviation): Deviation {
  const whole = { ...each, value: deviate(base, each), place: each.place ?? each.tokens };
  return each.control === undefined ? whole : { ...whole, control: deviate(base, { ...each, value: each.control }) };
}

function* extra(flat: FlatSchema, members: Readonly<Record<string, unknown>>): Iterable<Deviation> {
  const isClosed = flat.additionalProperties === false || flat.unevaluatedProperties === false;
  const isOpen = flat.additionalProperties === true;
  const expect = isClosed ? "refused" : isOpen ? "accepted" : "answered";
  const keyword = flat.unevaluatedProperties === false ? "unevaluatedProperties" : "additionalProperties";
  yield { tokens: [EXTRA], value: "extra", keyword, what: "a property that the contract does not have", expect };
  yield { tokens: [EXTRA], value: nested(DEEP), keyword, what: `${DEEP} objects in each other`, expect: "answered" };
  const proto = Object.fromEntries([...Object.entries(members), ["__proto__", { polluted: true }]]);
  yield { tokens: [], value: proto, keyword: "__proto__", what: "with __proto__", expect: "answered" };
}

/** Deeper than anyone means it, and not as deep as any reader of JSON has to go. */
const DEEP = 60;

function nested(depth: number): unknown {
  return depth === 0 ? "deep" : { in: nested(depth - 1) };
}

function* counted(flat: FlatSchema, members: Readonly<Record<string, unknown>>): Iterable<Deviation> {
  const { minProperties, maxProperties } = flat as Record<string, unknown>;
  const entries = Object.entries(members);
  const whole = (value: unknown, keyword: string, what: string): Deviation => ({
    tokens: [],
    value,
    keyword,
    what,
    expect: "refused",
  });
  if (typeof minProperties === "number" && minProperties > 0) {
    const fewer = Object.fromEntries(entries.slice(0, minProperties - 1));
    yield whole(fewer, "minProperties", `fewer than minProperties ${minProperties}`);
  } else if (entries.length > 0 && !flat.required?.length) {
    yield { ...whole({}, "minProperties", "an empty object"), expect: "answered" };
  }
  if (typeof maxProperties === "number" && maxProperties <= 1_000) {
    const more = Array.from({ length: maxProperties + 1 - entries.length }, (_, index) => [`extra_${index}`, "extra"]);
    yield whole(
      { ...members, ...Object.fromEntries(more) },
      "maxProperties",
      `more than maxProperties ${maxProperties}`,
    );
  }
}
