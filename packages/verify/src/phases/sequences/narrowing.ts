/** By which parameters a list lets items through: filters and bounds, and what OData has. */
import type { Operation, Parameter } from "@cantus/contract";
import { hasType } from "@cantus/contract/collections";
import { keywordOf } from "../../state/keyword.ts";
import type { Scene } from "../../state/scene.ts";
import { styleOf } from "../../state/walk.ts";

/** A parameter that lets items through by one of their properties. */
export interface Narrowing {
  readonly parameter: Parameter;
  /** Of a parameter with members, which one: `gte` of `created[gte]`. */
  readonly member?: string | undefined;
  readonly property: string;
  readonly relation: Relation;
  /** Of OData's `$filter`, the comparison: `Size gt 4`. */
  readonly comparison?: string | undefined;
}

/** To the value of the parameter. Whether the bound itself is within `least` and `most` is open, and not of `above`. */
export type Relation = "equal" | "unequal" | "least" | "most" | "above" | "below";

export function narrowingsOf(scene: Scene, list: Operation): Narrowing[] {
  const { filters, ranges } = styleOf(scene, list);
  return [
    ...filters.map((filter) => ({ ...filter, relation: "equal" as const })),
    ...ranges
      .filter(({ isSupposed }) => !isSupposed)
      .map(({ bound, ...range }) => ({
        ...range,
        relation: bound.startsWith(">") ? ("least" as const) : ("most" as const),
      })),
    ...ofOData(scene, list),
  ];
}

/** What OData has (URL Conventions 4.01, section 5.1.1). Who understands less of it refuses, and nothing is said. */
const COMPARISONS_OF_ODATA: readonly (readonly [string, Relation, isOrdered: boolean])[] = [
  ["eq", "equal", false],
  ["ne", "unequal", false],
  ["gt", "above", true],
  ["le", "most", true],
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
    return COMPARISONS_OF_ODATA.filter(([, , isOrdered]) => isNumber || !isOrdered).map(
      ([comparison, relation]): Narrowing => ({ parameter, property, relation, comparison }),
    );
  });
}

/** `status`, or `filter[status]`. */
export function nameOf({ parameter, member }: Narrowing): string {
  return member === undefined ? parameter.name : `${parameter.name}[${member}]`;
}
