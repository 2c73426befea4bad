/** Query parameters that let items through by what one of their properties is: `status`, `tag`, `filter[kind]`. */
import type { Contract, Parameter, Schema } from "../model.ts";
import { nameSameLanguage } from "./language.ts";
import { plainName, singularOf } from "./names.ts";
import { hasType, shapeOf } from "./shape.ts";

/** A parameter that lets items through by one of their properties. Of languages, `en` may let through `en-US`, too. */
export interface Filter {
  readonly parameter: Parameter;
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
    const same = [...properties.keys()].filter((property) => nameSameLanguage(property, name));
    return same.length === 1 ? same[0] : undefined;
  };
  return query.flatMap((parameter): Filter[] => {
    const name = plainName(filtered(parameter.name));
    const property = own.get(name) ?? lists.get(name) ?? languageOf(name);
    if (property === undefined || isTaken(parameter)) return [];
    return isOfBounds(contract, parameter, properties.get(property)) ? [] : [{ parameter, property }];
  });
}

/** `filter[status]` → `status` (JSON:API 1.1, section 6.6, recommends it); `status[]` → `status`. */
function filtered(name: string): string {
  const [, outer = name, inner] = /^([^[]*)\[([^\]]*)\]$/.exec(name) ?? [];
  return inner && /^filters?$/i.test(outer) ? inner : inner === "" ? outer : name;
}

/** `created[gte]` is about `created`, and no value of it. */
function isOfBounds(contract: Contract, { schema }: Parameter, property: Schema | undefined): boolean {
  return shapeOf(contract, schema).properties.size > 0 && !hasType(contract, property, "object");
}
