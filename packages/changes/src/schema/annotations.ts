/** Keywords that refuse no value, and tell callers something all the same. */
import { pointerOf, valuesOfKeyword } from "./keywords.ts";
import { type Found, listed, shown } from "./schema-change.ts";
import type { Form } from "./shape.ts";

/** What is used where none is sent. */
export function compareDefaults(a: Form, b: Form): Found[] {
  const [before] = a.parts.filter(({ schema }) => "default" in schema).map(({ schema }) => schema.default);
  const [after] = b.parts.filter(({ schema }) => "default" in schema).map(({ schema }) => schema.default);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const action = before === undefined ? "added" : after === undefined ? "removed" : "changed";
  const text = {
    added: `has the default ${shown(after)}, before none`,
    removed: `has no default any more, before ${shown(before)}`,
    changed: `has the default ${shown(after)}, before ${shown(before)}`,
  }[action];
  return [
    {
      rule: `default-value-${action}`,
      kind: "values",
      effect: "none",
      text,
      before,
      after,
      base: pointerOf(a, "default"),
      head: pointerOf(b, "default"),
    },
  ];
}

/** Values that are known and of which more may come (`x-extensible-enum`): nothing refuses another one. */
export function compareKnownValues(a: Form, b: Form): Found[] {
  const isList = (value: unknown): value is unknown[] => Array.isArray(value);
  const [before, after] = [a, b].map((form) => valuesOfKeyword(form, "x-extensible-enum", isList).flat());
  if (!before || !after || before.length === 0) return [];
  const told = (action: "added" | "removed", values: readonly unknown[], text: string): Found[] =>
    values.length === 0
      ? []
      : [
          {
            ...{ rule: `x-extensible-enum-value-${action}`, kind: "values", effect: "none", text, before, after },
            base: pointerOf(a, "x-extensible-enum"),
            head: pointerOf(b, "x-extensible-enum"),
          },
        ];
  const lost = before.filter((value) => !after.includes(value));
  const won = after.filter((value) => !before.includes(value));
  return [
    ...told("removed", lost, `does not know ${listed(lost)} any more`),
    ...told("added", won, `knows ${listed(won)} now`),
  ];
}

export function compareDeprecation(a: Form, b: Form): Found[] {
  const isDeprecated = (form: Form) => form.parts.some(({ schema }) => schema.deprecated === true);
  const [before, after] = [isDeprecated(a), isDeprecated(b)];
  if (before === after) return [];
  return [
    {
      ...{ rule: after ? "deprecated" : "reactivated", kind: "lifecycle", effect: "none", before, after },
      text: after ? "is deprecated" : "is not deprecated any more",
      base: pointerOf(a, "deprecated"),
      head: pointerOf(b, "deprecated"),
    },
  ];
}
