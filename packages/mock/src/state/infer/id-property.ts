/** Which property names an item. */
import type { Contract, Operation, Schema } from "@cantus/contract";
import { itemExtension } from "../extension.ts";
import { plainName } from "../json.ts";
import { hasType, shapeOf } from "../shape.ts";

/** The property that the last parameter of an item's path is: by `x-mock`, by the contract's links, by its name. */
export function idPropertyOf(
  contract: Contract,
  item: Schema,
  parameter: string,
  operations: readonly Operation[],
): string | undefined {
  const { properties } = shapeOf(contract, item);
  const said = itemExtension(contract, item).id;
  const names = [...properties.keys()];
  const wanted = plainName(parameter);
  const called = (plain: string) => names.find((name) => plainName(name) === plain);
  const linked = linkedProperty(contract, parameter, operations);
  const found =
    said ??
    (linked !== undefined && properties.has(linked) ? linked : undefined) ??
    called(wanted) ??
    (/(id|number|no|key)$/.test(wanted) || wanted.length < 4 ? called("id") : undefined) ??
    ["uuid", "key", "slug", "code", "name", "number"].flatMap((last) =>
      wanted.endsWith(last) ? (called(last) ?? []) : [],
    )[0] ??
    called("id");
  const schema = found === undefined ? undefined : properties.get(found);
  if (schema === undefined) return undefined;
  const declared = operations[0]?.parameters.find(
    ({ name, in: place }) => place === "path" && name === parameter,
  )?.schema;
  const isText = (each: Schema | undefined) => hasType(contract, each, "string");
  const isNumber = (each: Schema | undefined) =>
    hasType(contract, each, "integer") || hasType(contract, each, "number");
  // A path names by text or by number, and an item that is called otherwise is not what it names.
  if (!isText(schema) && !isNumber(schema)) return undefined;
  return declared !== undefined && isNumber(declared) && !isText(declared) && !isNumber(schema) ? undefined : found;
}

/** `job_id: $response.body#/id`. */
function linkedProperty(contract: Contract, parameter: string, operations: readonly Operation[]): string | undefined {
  const ids = new Set(operations.map(({ id }) => id));
  for (const { responses } of contract.operations) {
    for (const { operationId, parameters } of responses.flatMap(({ links }) => links)) {
      if (operationId === undefined || !ids.has(operationId)) continue;
      const expression = parameters[parameter] ?? parameters[`path.${parameter}`];
      const [, pointer] = /^\$response\.body#(\/.+)$/.exec(String(expression)) ?? [];
      if (pointer) return pointer.split("/").at(-1);
    }
  }
  return undefined;
}
