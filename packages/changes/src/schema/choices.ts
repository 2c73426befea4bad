/** `anyOf`, `oneOf` and lists of types: which form of the one is which of the other. */
import type { SchemaComparison } from "./compare.ts";
import { propertyNames, propertyOf } from "./members.ts";
import type { Node } from "./node.ts";
import { effectOf, keepsAll, type SchemaChange } from "./schema-change.ts";
import { type Form, shapeOf, splitByType, typesOfValue } from "./shape.ts";
import { nameOfTypes } from "./types.ts";

/**
 * Each form is held against the one that was meant by it: by its name, by the tag that it pins as a discriminator asks for,
 * or because no other is of its types. A form that another one covers is neither lost nor won.
 */
export function compareChoices(
  comparison: SchemaComparison,
  before: readonly Form[],
  after: readonly Form[],
  nodes: SchemaChange["nodes"],
): SchemaChange[] {
  const [as, bs] = [before.flatMap(splitByType), after.flatMap(splitByType)];
  const [restA, restB] = [new Set(as), new Set(bs)];
  const pairs: (readonly [Form, Form])[] = [];
  const match = (isMeant: (a: Form, b: Form) => boolean) => {
    for (const a of restA) {
      const [b, second] = [...restB].filter((each) => isMeant(a, each));
      if (!b || second || [...restA].filter((each) => isMeant(each, b)).length !== 1) continue;
      pairs.push([a, b]);
      restA.delete(a);
      restB.delete(b);
    }
  };
  const compared = new Map<Form, Map<Form, readonly SchemaChange[]>>();
  const changesOf = (a: Form, b: Form) => {
    const row = compared.get(a) ?? new Map<Form, readonly SchemaChange[]>();
    compared.set(a, row);
    const known = row.get(b) ?? comparison.forms(a, b, nodes);
    row.set(b, known);
    return known;
  };
  const isKept = (a: Form, b: Form) => changesOf(a, b).every(keepsAll);

  for (const a of restA) {
    const b = [...restB].find((each) => haveSameTypes(a, each) && comparison.areSameForms(a, each));
    if (!b) continue;
    restA.delete(a);
    restB.delete(b);
  }
  match((a, b) => a.name !== undefined && a.name === b.name && haveSameTypes(a, b));
  match((a, b) => tagOf(a) !== undefined && tagOf(a) === tagOf(b));
  match((a, b) => haveSameTypes(a, b) && isKept(a, b));
  const met = restA.size + restB.size;
  for (const a of restA) if (bs.some((b) => isKept(a, b))) restA.delete(a);
  const back = comparison.inverse();
  const turned = { base: nodes.head, head: nodes.base };
  for (const b of restB) if (as.some((a) => back.forms(b, a, turned).every(keepsAll))) restB.delete(b);
  const isCovered = restA.size + restB.size < met;
  match(haveSameTypes);
  // Of several that may be meant, the one that differs least.
  const losses = (a: Form, b: Form) => changesOf(a, b).filter((change) => !keepsAll(change)).length;
  for (const a of restA) {
    const [b] = [...restB].filter((each) => areAlike(a, each)).sort((x, y) => losses(a, x) - losses(a, y));
    if (!b) continue;
    pairs.push([a, b]);
    restA.delete(a);
    restB.delete(b);
  }

  const changes: SchemaChange[] = pairs.flatMap(([a, b]) => {
    const own = changesOf(a, b);
    if (own.every(keepsAll) || !bs.some((each) => isKept(a, each))) return own;
    // What this form refuses, another one takes.
    return own.map((change) => (keepsAll(change) ? change : { ...change, effect: "none" as const }));
  });
  for (const a of restA) changes.push(formChange(a, "removed", nodes));
  for (const b of restB) changes.push(formChange(b, "added", nodes));
  const isExclusive = isOneOf(nodes.base) || isOneOf(nodes.head);
  if (isExclusive && isCovered) changes.push(overlap(nodes));
  return isExclusive ? changes.map((change) => ({ ...change, isExclusive })) : changes;
}

function isOneOf({ parts }: Node): boolean {
  return parts.some(({ schema }) => typeof schema === "object" && "oneOf" in schema);
}

/** A form that another one covers is no loss, but of a `oneOf` each value that both take is refused. */
function overlap(nodes: SchemaChange["nodes"]): SchemaChange {
  return {
    ...{ path: [], rule: "one-of-changed", kind: "structure", effect: "unknown", nodes },
    text: "is a choice of other forms, of which more than one may take the same value",
    base: nodes.base.parts[0]?.pointer,
    head: nodes.head.parts[0]?.pointer,
  };
}

function formChange(form: Form, action: "removed" | "added", nodes: SchemaChange["nodes"]): SchemaChange {
  const side = action === "removed" ? "base" : "head";
  const pointer = form.parts[0]?.pointer ?? nodes[side].parts[0]?.pointer;
  const name = form.name ? `\`${form.name}\`` : nameOfTypes([...form.types]);
  return {
    ...{ path: [], rule: `${isOneOf(nodes[side]) ? "one-of" : "any-of"}-${action}`, kind: "structure", nodes },
    effect: effectOf(action === "removed", action === "added"),
    text: action === "removed" ? `may not be ${name} any more` : `may be ${name} now`,
    ...(action === "removed" ? { before: form.name } : { after: form.name }),
    base: side === "base" ? pointer : nodes.base.parts[0]?.pointer,
    head: side === "head" ? pointer : nodes.head.parts[0]?.pointer,
  };
}

function haveSameTypes(a: Form, b: Form): boolean {
  return a.types.size === b.types.size && [...a.types].every((type) => b.types.has(type));
}

/** Whether one may have come of the other: objects have some property in common. */
function areAlike(a: Form, b: Form): boolean {
  if (!haveSameTypes(a, b)) return false;
  const names = propertyNames(a);
  return names.length === 0 || propertyNames(b).some((name) => names.includes(name));
}

/** What a property pins a form to, as a discriminator does: `kind=circle`. */
function tagOf(form: Form): string | undefined {
  if (!form.types.has("object")) return undefined;
  for (const name of propertyNames(form)) {
    const [only, second] = shapeOf(propertyOf(form, name, "response").node).forms;
    if (second || only?.values?.length !== 1 || typesOfValue(only.values[0])[0] !== "string") continue;
    return `${name}=${only.values[0]}`;
  }
  return undefined;
}
