/** The callbacks that an operation declares (OpenAPI 3.1, Callback Object), and the webhooks of a contract. */

import type { Contract, Operation, Schema } from "@cantus/contract";
import { type OperationExtension, readExtension } from "@cantus/contract/collections";
import { isJson } from "@cantus/contract/media-type";
import { isObject, type JsonObject } from "../state/json.ts";
import { type Expression, readExpression } from "./expression.ts";

/** What is sent to whoever wants to hear of something. */
export interface Outgoing {
  readonly name: string;
  readonly method: string;
  readonly headers: readonly { readonly name: string; readonly example: unknown }[];
  /** Its body; absent: none. */
  readonly content: { readonly type: string; readonly schema: Schema; readonly example: unknown } | undefined;
}

export interface Callback extends Outgoing {
  /** Where it goes: `{$request.body#/webhook_url}`. */
  readonly url: Expression;
}

/** An entry of `webhooks`: nobody gives an address with a request; who runs the mock, or calls it, says where it goes. */
export interface Webhook extends Outgoing {
  /** Of `x-mock`: the collection whose items it is about. Absent: it is sent by hand only. */
  readonly collection: string | undefined;
  /** Of `x-mock`: the values that an item has come to. Absent: as callbacks are. */
  readonly when: OperationExtension["when"];
}

const METHODS = ["post", "put", "patch", "get", "delete"];
const known = new WeakMap<Operation, readonly Callback[]>();
const knownWebhooks = new WeakMap<Contract, readonly Webhook[]>();

export function callbacksOf(contract: Contract, operation: Operation): readonly Callback[] {
  const found = known.get(operation) ?? read(contract, operation);
  known.set(operation, found);
  return found;
}

export function webhooksOf(contract: Contract): readonly Webhook[] {
  const found = knownWebhooks.get(contract) ?? readWebhooks(contract);
  knownWebhooks.set(contract, found);
  return found;
}

type ReadObject = (node: unknown) => JsonObject;

function reader(contract: Contract): ReadObject {
  return (node) => {
    const resolved = isObject(node) ? contract.resolve<unknown>(node as { $ref: string }) : undefined;
    return isObject(resolved) ? resolved : {};
  };
}

function read(contract: Contract, { callbacks }: Operation): Callback[] {
  const object = reader(contract);
  return Object.entries(callbacks).flatMap(([name, callback]) =>
    Object.entries(object(callback)).flatMap(([expression, item]) =>
      operationsIn(object, item).map(({ method, operation, parameters }) => ({
        ...outgoing(object, name, method, operation, parameters),
        url: readExpression(expression),
      })),
    ),
  );
}

function readWebhooks(contract: Contract): Webhook[] {
  const object = reader(contract);
  return Object.entries(contract.document.webhooks ?? {}).flatMap(([name, item]) =>
    operationsIn(object, item).map(({ method, operation, parameters }) => {
      const { collection, when } = readExtension(operation["x-mock"]);
      return { ...outgoing(object, name, method, operation, parameters), collection, when };
    }),
  );
}

function operationsIn(object: ReadObject, item: unknown) {
  const pathItem = object(item);
  return METHODS.filter((method) => isObject(pathItem[method])).map((method) => {
    const operation = object(pathItem[method]);
    const parameters = [pathItem.parameters, operation.parameters].flatMap((list) =>
      Array.isArray(list) ? list.map(object) : [],
    );
    return { method, operation, parameters };
  });
}

function outgoing(
  object: ReadObject,
  name: string,
  method: string,
  operation: JsonObject,
  parameters: readonly JsonObject[],
): Outgoing {
  return {
    name,
    method: method.toUpperCase(),
    headers: parameters.flatMap((parameter) => {
      const { in: place, name, example, examples } = parameter;
      if (place !== "header" || typeof name !== "string") return [];
      return [{ name, example: example ?? firstValue(object, examples) }];
    }),
    content: contentOf(object, object(operation.requestBody).content),
  };
}

function contentOf(object: ReadObject, content: unknown): Outgoing["content"] {
  const media = Object.entries(isObject(content) ? content : {}).find(([type]) => isJson(type));
  if (!media) return undefined;
  const { schema = true, example, examples } = object(media[1]);
  return { type: media[0], schema: schema as Schema, example: example ?? firstValue(object, examples) };
}

function firstValue(object: ReadObject, examples: unknown): unknown {
  const [first] = isObject(examples) ? Object.values(examples) : [];
  return first === undefined ? undefined : object(first).value;
}
