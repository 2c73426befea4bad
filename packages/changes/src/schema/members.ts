/** Properties of objects and items of lists, as all parts of a form together describe them. */
import type { Contract, Schema } from "@cantus/contract";
import { readPattern } from "@cantus/contract/schema";
import type { Flow } from "../change.ts";
import { isRecord } from "./keywords.ts";
import { below, type Node, nodeOf, type Part, together } from "./node.ts";
import { type FlatPart, type Form, shapeOf } from "./shape.ts";

/** What a form says of a property. */
export interface Property {
  /** What its values keep. */
  readonly node: Node;
  /** It has an entry in `properties` somewhere. */
  readonly isDeclared: boolean;
  /** Objects that have it are refused. */
  readonly isRefused: boolean;
  readonly isRequired: boolean;
  /** Must not be sent in this direction: `readOnly` in what callers send, `writeOnly` in what servers do. */
  readonly isWithheld: boolean;
  readonly pointer: string | undefined;
}

export function propertyNames(form: Form): string[] {
  const names = new Set<string>();
  for (const { schema } of form.parts) {
    if (isRecord(schema.properties)) for (const name of Object.keys(schema.properties)) names.add(name);
  }
  return [...names];
}

const required = new WeakMap<Form, ReadonlySet<string>>();

export function requiredNames(form: Form): ReadonlySet<string> {
  const known =
    required.get(form) ??
    new Set<string>(form.parts.flatMap(({ schema }) => (Array.isArray(schema.required) ? schema.required : [])));
  required.set(form, known);
  return known;
}

const properties = new WeakMap<Form, Map<string, Property>>();

export function propertyOf(form: Form, name: string, flow: Flow): Property {
  const ofForm = properties.get(form) ?? new Map<string, Property>();
  properties.set(form, ofForm);
  const key = `${flow} ${name}`;
  const known = ofForm.get(key) ?? newProperty(form, name, flow);
  ofForm.set(key, known);
  return known;
}

function newProperty(form: Form, name: string, flow: Flow): Property {
  const contract = form.node.contract;
  const found: Part[] = [];
  let isDeclared = false;
  let pointer: string | undefined;
  for (const part of form.parts) {
    const own = declaredIn(part, name);
    if (own.isDeclared) {
      isDeclared = true;
      pointer ??= below(part.pointer, "properties", name);
    }
    if (own.parts.length > 0 || own.isDeclared) found.push(...own.parts);
    else found.push(...furtherIn(part));
  }
  if (!isDeclared && !form.parts.some((part) => declaredIn(part, name).parts.length > 0)) {
    found.push(...unevaluatedIn(form));
  }
  const parts = found.filter(({ schema }) => schema !== true);
  const node = together(contract, [{ contract, parts }]);
  return {
    node,
    isDeclared,
    isRefused: parts.some(({ schema }) => schema === false),
    isRequired: requiredNames(form).has(name),
    isWithheld: isDeclared && isWithheld(node, flow),
    pointer: pointer ?? parts[0]?.pointer,
  };
}

/** What a form says of properties that it does not name. */
export function furtherProperties(form: Form): {
  readonly node: Node;
  readonly isRefused: boolean;
  readonly pointer: string | undefined;
} {
  const contract: Contract = form.node.contract;
  const parts = [...form.parts.flatMap(furtherIn), ...unevaluatedIn(form)].filter(({ schema }) => schema !== true);
  return {
    node: together(contract, [{ contract, parts }]),
    isRefused: parts.some(({ schema }) => schema === false),
    pointer: parts[0]?.pointer,
  };
}

function declaredIn({ schema, pointer }: FlatPart, name: string): { isDeclared: boolean; parts: Part[] } {
  const parts: Part[] = [];
  const isDeclared = isRecord(schema.properties) && Object.hasOwn(schema.properties, name);
  if (isDeclared) {
    parts.push({
      schema: (schema.properties as Record<string, Schema>)[name] as Schema,
      pointer: below(pointer, "properties", name),
    });
  }
  if (isRecord(schema.patternProperties)) {
    for (const [pattern, each] of Object.entries(schema.patternProperties)) {
      if (!readPattern(pattern).expression.test(name)) continue;
      parts.push({ schema: each as Schema, pointer: below(pointer, "patternProperties", pattern) });
    }
  }
  return { isDeclared, parts };
}

function furtherIn({ schema, pointer }: FlatPart): Part[] {
  const further = schema.additionalProperties;
  return further === undefined ? [] : [{ schema: further, pointer: below(pointer, "additionalProperties") }];
}

/** Looks at what no part has looked at (JSON Schema 2020-12 Core §11.3): at nothing, where `additionalProperties` has. */
function unevaluatedIn(form: Form): Part[] {
  if (form.parts.some(({ schema }) => schema.additionalProperties !== undefined)) return [];
  return form.parts.flatMap(({ schema, pointer }) =>
    schema.unevaluatedProperties === undefined
      ? []
      : [{ schema: schema.unevaluatedProperties as Schema, pointer: below(pointer, "unevaluatedProperties") }],
  );
}

/** `readOnly` "SHOULD NOT be sent as part of the request", `writeOnly` not of the response (OpenAPI 3.0 §4.7.24). */
function isWithheld(node: Node, flow: Flow): boolean {
  return isMarked(node, flow === "request" ? "readOnly" : "writeOnly");
}

export function isMarked(node: Node, keyword: "readOnly" | "writeOnly" | "deprecated"): boolean {
  const { forms } = shapeOf(node);
  return forms.length > 0 && forms.every(({ parts }) => parts.some(({ schema }) => schema[keyword] === true));
}

/** What the item at a place keeps; without a place, every item after those that have one of their own. */
export function itemsOf(form: Form, index?: number): Node {
  const contract = form.node.contract;
  const nodes = form.parts.map(({ schema, pointer }) => {
    const first = Array.isArray(schema.prefixItems) ? (schema.prefixItems as Schema[]) : [];
    if (index !== undefined && index < first.length) {
      return nodeOf(contract, first[index], below(pointer, "prefixItems", index));
    }
    return nodeOf(contract, schema.items, below(pointer, "items"));
  });
  return together(contract, nodes);
}

export function prefixLength(form: Form): number {
  return Math.max(
    0,
    ...form.parts.map(({ schema }) => (Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0)),
  );
}
