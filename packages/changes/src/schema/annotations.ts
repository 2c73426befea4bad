/** Keywords that refuse no value, and tell callers something all the same. */
import { pointerOf, valuesOfKeyword } from "./keywords.ts";
import { type Found, listed, shown } from "./schema-change.ts";
import type { Form } from "./shape.ts";
import { dayOf, STABILITY, sunsetIn, usesSunset } from "./sunset.ts";

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

/** @param today the day by which something may have ended already */
export function compareDeprecation(a: Form, b: Form, today: Date): Found[] {
  const isDeprecated = (form: Form) => form.parts.some(({ schema }) => schema.deprecated === true);
  const [before, after] = [isDeprecated(a), isDeprecated(b)];
  if (before === after) return [];
  const [rule, text] = after ? deprecation(b, today) : ["reactivated", "is not deprecated any more"];
  return [
    {
      ...{ rule, kind: "lifecycle", effect: "none", before, after, text },
      base: pointerOf(a, "deprecated"),
      head: pointerOf(b, "deprecated"),
    },
  ];
}

function deprecation(form: Form, today: Date): [rule: string, text: string] {
  const [sunset] = form.parts.map(({ schema }) => sunsetIn(schema)).filter(({ text }) => text !== undefined);
  if (!sunset) {
    return usesSunset(form.node.contract)
      ? ["deprecated-sunset-missing", "is deprecated, and does not say on which day it ends, as others here do"]
      : ["deprecated", "is deprecated"];
  }
  const { date, text } = sunset;
  if (!date) return ["deprecated-sunset-invalid", `is deprecated, and its \`x-sunset\` is no date: \`${text}\``];
  if (date <= today) return ["sunset-date-too-small", `is deprecated, and to have ended on ${dayOf(date)} already`];
  return ["deprecated-with-sunset", `is deprecated, and ends on ${dayOf(date)}`];
}

/** `x-stability-level` of a property: callers build on what it promises. */
export function compareStability(a: Form, b: Form): Found[] {
  const levelOf = (form: Form) => valuesOfKeyword(form, "x-stability-level", isStability)[0];
  const [before, after] = [levelOf(a), levelOf(b)];
  if (before === after || before === undefined) return [];
  const isLess = after === undefined || STABILITY.indexOf(after) < STABILITY.indexOf(before);
  return [
    {
      ...{
        rule: isLess ? "stability-decreased" : "stability-increased",
        kind: "lifecycle",
        effect: "none",
        before,
        after,
      },
      text: `is ${after ? `\`${after}\`` : "of no stability level"} now, before \`${before}\``,
      base: pointerOf(a, "x-stability-level"),
      head: pointerOf(b, "x-stability-level"),
    },
  ];
}

const isStability = (value: unknown): value is string => typeof value === "string" && STABILITY.includes(value);
