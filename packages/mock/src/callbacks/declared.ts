/** The callbacks that an operation declares (OpenAPI 3.1, Callback Object). */
import type { Contract, Operation, Schema } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { isObject, type JsonObject } from "../state/json.ts";
import { type Expression, readExpression } from "./expression.ts";

export interface Callback {
  readonly name: string;
  /** Where it goes: `{$request.body#/webhook_url}`. */
  readonly url: Expression;
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly example: unknown }[];
  /** Its body; absent: none. */
  readonly content: { readonly type: string; readonly schema: Schema; readonly example: unknown } | undefined;
}

const METHODS = ["post", "put", "patch", "get", "delete"];
const known = new WeakMap<Operation, readonly Callback[]>();

export function callbacksOf(contract: Contract, operation: Operation): readonly Callback[] {
  const found = known.get(operation) ?? read(contract, operation);
  known.set(operation, found);
  return found;
}

function read(contract: Contract, { callbacks }: Operation): Callback[] {
  const object = (node: unknown): JsonObject => {
    const resolved = isObject(node) ? contract.resolve<unknown>(node as { $ref: string }) : undefined;
    return isObject(resolved) ? resolved : {};
  };
  return Object.entries(callbacks).flatMap(([name, callback]) =>
    Object.entries(object(callback)).flatMap(([expression, item]) => {
      const pathItem = object(item);
      return METHODS.filter((method) => isObject(pathItem[method])).map((method): Callback => {
        const operation = object(pathItem[method]);
        const parameters = [pathItem.parameters, operation.parameters].flatMap((list) =>
          Array.isArray(list) ? list.map(object) : [],
        );
        return {
          name,
          url: readExpression(expression),
          method: method.toUpperCase(),
          headers: parameters.flatMap((parameter) => {
            const { in: place, name, example, examples } = parameter;
            if (place !== "header" || typeof name !== "string") return [];
            return [{ name, example: example ?? firstValue(object, examples) }];
          }),
          content: contentOf(object, object(operation.requestBody).content),
        };
      });
    }),
  );
}

function contentOf(object: (node: unknown) => JsonObject, content: unknown): Callback["content"] {
  const media = Object.entries(isObject(content) ? content : {}).find(([type]) => isJson(type));
  if (!media) return undefined;
  const { schema = true, example, examples } = object(media[1]);
  return { type: media[0], schema: schema as Schema, example: example ?? firstValue(object, examples) };
}

function firstValue(object: (node: unknown) => JsonObject, examples: unknown): unknown {
  const [first] = isObject(examples) ? Object.values(examples) : [];
  return first === undefined ? undefined : object(first).value;
}
