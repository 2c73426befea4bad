/** Query parameters that let items through by what one of their properties is: `status`, `tag`, `filter[kind]`. */
import type { Contract, Parameter, Schema } from "../model.ts";
import { nameSameLanguage, namesLanguage } from "./language.ts";
import { plainName, singularOf } from "./names.ts";
import { hasType, shapeOf } from "./shape.ts";

/** A parameter that lets items through by one of their properties. Of languages, `en` may let through `en-US`, too. */
export interface Filter {
  readonly parameter: Parameter;
  /** Of a parameter with members, which one: `status` of `filter[status]`. */
  readonly member: string | undefined;
  readonly property: string;
}

/** @param isTaken whether a parameter means something else already */
export function filtersOf(
  contract: Contract,
  query: readonly Parameter[],
  properties: ReadonlyMap<string, Schema>,
  isTaken: (parameter: Parameter) => boolean,
): Filter[] {
  const own = new Map([...properties.keys()].map((name) => [plainName(name), name]));
  // `tag` names what `tags` holds.
  const lists = new Map(
    [...properties].flatMap(([name, schema]): [string, string][] =>
      hasType(contract, schema, "array") ? [[plainName(singularOf(name)), name]] : [],
    ),
  );
  const languageOf = (name: string) => {
    if (!namesLanguage(name)) return undefined;
    const same = [...properties.keys()].filter((property) => nameSameLanguage(property, name));
    return same.length === 1 ? same[0] : undefined;
  };
  const propertyOf = (name: string) =>
    own.get(plainName(name)) ?? lists.get(plainName(name)) ?? languageOf(plainName(name));
  return query.flatMap((parameter): Filter[] => {
    if (isTaken(parameter)) return [];
    const property = propertyOf(filtered(parameter.name));
    if (property !== undefined) {
      const bounds = isOfBounds(contract, parameter.schema, properties.get(property));
      return bounds ? [] : [{ parameter, member: undefined, property }];
    }
    if (!FILTER.test(parameter.name)) return [];
    return [...shapeOf(contract, parameter.schema).properties].flatMap(([member, schema]): Filter[] => {
      const property = propertyOf(member);
      if (property === undefined || isOfBounds(contract, schema, properties.get(property))) return [];
      return [{ parameter, member, property }];
    });
  });
}

const FILTER = /^filters?$/i;

/** `filter[status]` → `status` (JSON:API 1.1, section 6.6, recommends it); `status[]` → `status`. */
function filtered(name: string): string {
  const [, outer = name, inner] = /^([^[]*)\[([^\]]*)\]$/.exec(name) ?? [];
  return inner && FILTER.test(outer) ? inner : inner === "" ? outer : name;
}

/** `created[gte]` is about `created`, and no value of it. */
function isOfBounds(contract: Contract, schema: Schema | undefined, property: Schema | undefined): boolean {
  return shapeOf(contract, schema).properties.size > 0 && !hasType(contract, property, "object");
}
