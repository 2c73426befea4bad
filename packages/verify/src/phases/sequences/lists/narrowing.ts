/** By which parameters a list lets items through: filters and bounds, and what OData has. */
import type { Operation, Parameter, Schema } from "@cantus/contract";
import { hasType, isDecimal, type Range } from "@cantus/contract/collections";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf } from "../../../state/walk.ts";

/** A parameter that lets items through by one of their properties. */
export interface Narrowing {
  readonly parameter: Parameter;
  /** Of a parameter with members, which one: `gte` of `created[gte]`. */
  readonly member?: string | undefined;
  readonly property: string;
  readonly relation: Relation;
  readonly atBound: AtBound;
  /** The property is one of the words that the contract lists: none of them is met by a part of another. */
  readonly isListed?: boolean | undefined;
  /** What is looked for is the whole of a text, and no part of it: `Only rooms of this building.` */
  readonly isWhole?: boolean | undefined;
  readonly mindsCase?: boolean | undefined;
  /** Of several values, whether an item has all or any of them; `undefined` where nothing says so. */
  readonly isAll?: boolean | undefined;
  /** Of OData's `$filter`, the comparison: `Size gt 4`. */
  readonly comparison?: string | undefined;
}

/** To the value of the parameter. */
export type Relation = "equal" | "unequal" | "least" | "most";

/** Whether what has the very value of a bound is let through. */
export type AtBound = "within" | "beyond" | "open";

export function narrowingsOf(scene: Scene, list: Operation): Narrowing[] {
  const { filters, ranges } = styleOf(scene, list);
  return [
    ...filters.filter(isOfItself).map((filter) => ({
      ...filter,
      relation: "equal" as const,
      atBound: "open" as const,
      isListed: isListed(scene, filter.property),
      ...howItCompares(filter.parameter),
    })),
    ...ranges
      .filter(({ isSupposed }) => !isSupposed)
      .map(({ bound, ...range }) => ({
        ...range,
        relation: bound.startsWith(">") ? ("least" as const) : ("most" as const),
        atBound: atBoundOf(scene, range),
      })),
    ...ofOData(scene, list),
  ];
}

function isListed(scene: Scene, property: string): boolean {
  const { contract } = scene.run;
  const schema = scene.listedProperties().get(property);
  const items = keywordOf(contract, schema, "items") as Schema | undefined;
  return [schema, items].some((each) => Array.isArray(keywordOf(contract, each, "enum")));
}

/** What lets through more than what has the value: `Of this section or of one below it.`, `Unknown ones are ignored.` */
const MORE = /\b(below it|beneath|descendants?|children|sub-?\w+s|nested|recursive(ly)?|ignored|ignores)\b/i;

function isOfItself({ parameter: { description = "" } }: { readonly parameter: Parameter }): boolean {
  return !MORE.test(description);
}

const WHOLE =
  /\b(of|with|in|at|from|for|by|carry|carries|have|has|having) (this|that|the given|the specified)\b|\bequal|\bexact/i;
const PART = /\b(contain|part|prefix|begin|start|like|match|search|similar|fuzzy)/i;
const MINDS_CASE = /\bcase[- ]sensitive/i;
const ALL = /\ball (of )?(these|those|the|given|listed)\b|\bevery (one )?of\b/i;
const ANY = /\b(any|one|some|either) of\b|\bone or more\b/i;

function howItCompares({ description = "" }: Parameter): Pick<Narrowing, "isWhole" | "mindsCase" | "isAll"> {
  return {
    isWhole: WHOLE.test(description) && !PART.test(description),
    mindsCase: MINDS_CASE.test(description),
    isAll: ALL.test(description) === ANY.test(description) ? undefined : ALL.test(description),
  };
}

/** What names and descriptions say of it; of `after`, `from` and `until` nothing is known without a description. */
const WITHIN = /^(gte|ge|lte|le|min|max|minimum|maximum)$/;
const BEYOND = /^(gt|lt)$/;
const SAID_WITHIN =
  /\binclusive|\bat (least|most)\b|\bor (more|less|fewer|later|earlier|after|before|equal|newer|older)\b|\b(on|at) or (after|before)\b|\bno (more|less|fewer|later|earlier) than\b|\bup to and including\b|[<>]=|[≤≥]/i;
const SAID_BEYOND =
  /\bexclusive|\bstrictly\b|\bexcluding\b|\b(before|after|earlier than|later than|more than|fewer than|less than|greater than) (this|that|the given)\b/i;

/** `Above this.`, `Cheaper than this.`: that it is called a minimum or a maximum says no more. */
const SAID_OTHERWISE = /\b(above|below|over|under|beyond|beneath|\w+er than|more than|less than)\b/i;

/** Of its own moments, a server may know more digits than it shows; days, numbers and what was sent are as they are shown. */
function atBoundOf(
  scene: Scene,
  { parameter, member, property }: Pick<Range, "parameter" | "member" | "property">,
): AtBound {
  const { contract } = scene.run;
  const schema = scene.listedProperties().get(property);
  const isExact =
    hasType(contract, schema, "number") ||
    hasType(contract, schema, "integer") ||
    isDecimal(contract, schema) ||
    (keywordOf(contract, schema, "format") === "date-time" && scene.ownProperties().has(property)) ||
    [schema, parameter.schema].every((each) => keywordOf(contract, each, "format") === "date");
  if (!isExact) return "open";
  const said = [parameter.description, keywordOf(contract, parameter.schema, "description")].join(" ");
  if (SAID_BEYOND.test(said)) return SAID_WITHIN.test(said) ? "open" : "beyond";
  if (SAID_WITHIN.test(said)) return "within";
  if (SAID_OTHERWISE.test(said)) return "open";
  const words = `${parameter.name} ${member ?? ""}`
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z]+/);
  if (words.some((word) => WITHIN.test(word) || /^(min|max)[a-z]{3,}$/.test(word))) return "within";
  return words.some((word) => BEYOND.test(word)) ? "beyond" : "open";
}

/** What OData has (URL Conventions 4.01, section 5.1.1). Who understands less of it refuses, and nothing is said. */
const COMPARISONS_OF_ODATA: readonly (readonly [string, Relation, AtBound])[] = [
  ["eq", "equal", "open"],
  ["ne", "unequal", "open"],
  ["gt", "least", "beyond"],
  ["le", "most", "within"],
];

function ofOData(scene: Scene, list: Operation): Narrowing[] {
  const parameter = list.parameters.find(({ in: place, name }) => place === "query" && name === "$filter");
  if (!parameter) return [];
  const { contract } = scene.run;
  return [...scene.listedProperties()].flatMap(([property, schema]) => {
    const isNumber = hasType(contract, schema, "number") || hasType(contract, schema, "integer");
    const isPlain = isNumber || hasType(contract, schema, "boolean") || hasType(contract, schema, "string");
    if (!isPlain || !/^[A-Za-z_]\w*$/.test(property) || keywordOf(contract, schema, "format") === "date-time")
      return [];
    return COMPARISONS_OF_ODATA.filter(([, , atBound]) => isNumber || atBound === "open").map(
      ([comparison, relation, atBound]): Narrowing => ({ parameter, property, relation, atBound, comparison }),
    );
  });
}

/** `status`, or `filter[status]`. */
export function nameOf({ parameter, member }: Narrowing): string {
  return member === undefined ? parameter.name : `${parameter.name}[${member}]`;
}
