/** The thing within what a request sends: itself, or wrapped as JSON:API has it in `/data/attributes`, others in `/article`. */

import type { Contract, MediaType, Operation, Schema } from "@cantus/contract";
import { addressOf, itemKeys, plainName, propertiesOf, shapeOf } from "@cantus/contract/collections";
import { isUrlEncoded } from "@cantus/contract/media-type";
import { deviate } from "../values/deviation.ts";
import { isObject, type JsonObject } from "./json.ts";
import { thingMedia } from "./media.ts";

export interface Payload {
  readonly media: MediaType;
  /** Of the thing itself. */
  readonly schema: Schema;
  /** From the body to the thing. */
  readonly tokens: readonly string[];
}

const known = new WeakMap<Operation, Payload>();

/** `undefined` where the operation takes neither JSON nor a form. */
export function payloadOf(contract: Contract, operation: Operation | undefined): Payload | undefined {
  const media = thingMedia(operation);
  if (!operation || !media) return undefined;
  const found = known.get(operation) ?? unwrap(contract, operation, media);
  known.set(operation, found);
  return found;
}

/** What may stand beside the attributes of a resource object (JSON:API 1.1, section 7.2), and beside the object. */
const BESIDE = new Set(["type", "id", "lid", "relationships", "links", "meta", "jsonapi", "included"]);

function unwrap(contract: Contract, operation: Operation, media: MediaType): Payload {
  const tokens: string[] = [];
  let schema: Schema = media.schema ?? true;
  const names = new Set(["data", "attributes", "item", "resource", ...nounsOf(contract, operation)]);
  for (;;) {
    const members = [...propertiesOf(contract, schema)].filter(([name]) => !BESIDE.has(name));
    const [inner] = members;
    const isWrap =
      members.length === 1 && inner && names.has(plainName(inner[0])) && propertiesOf(contract, inner[1]).size > 0;
    if (!isWrap || tokens.length > 2) return { media, schema: withoutIds(contract, operation, schema), tokens };
    tokens.push(inner[0]);
    schema = inner[1];
  }
}

/** What picks the thing that a call is about is no part of it. */
function withoutIds(contract: Contract, operation: Operation, schema: Schema): Schema {
  const ids = itemKeys(contract, operation).filter(({ in: place }) => place === "body");
  if (ids.length === 0) return schema;
  const isOwn = (name: string) => ids.every(({ parameter }) => parameter !== name);
  const { properties, required } = shapeOf(contract, schema);
  const node = contract.resolve<Schema>(schema);
  const isClosed = typeof node === "object" && node.properties !== undefined && node.additionalProperties === false;
  return {
    type: "object",
    properties: Object.fromEntries([...properties].filter(([name]) => isOwn(name))),
    required: [...required].filter(isOwn),
    ...(isClosed && { additionalProperties: false }),
  };
}

/** `article` of `/articles/{id}`. */
function nounsOf(contract: Contract, operation: Operation): string[] {
  const noun = plainName(
    addressOf(contract, operation)
      .path.split("/")
      .findLast((segment) => segment !== "" && segment !== "{}") ?? "",
  );
  return [noun, noun.replace(/ies$/, "y"), noun.replace(/e?s$/, ""), noun.replace(/s$/, "")];
}

/** Whether a member comes to the target as it is: a form has no words for null and for what is empty. */
export function isCarried({ media }: Payload, value: unknown): boolean {
  if (!isUrlEncoded(media.type)) return true;
  return value !== null && !(typeof value === "object" && Object.keys(value).length === 0);
}

/** The body that sends a thing; what stands around it is as in a body that was accepted. */
export function wrapped({ tokens }: Payload, around: unknown, thing: unknown): unknown {
  return tokens.length === 0 ? thing : deviate(around, { tokens, value: thing });
}

/** The thing that a body sends. */
export function unwrapped({ tokens }: Payload, body: unknown): JsonObject {
  const thing = tokens.reduce<unknown>((value, token) => (isObject(value) ? value[token] : undefined), body);
  return isObject(thing) ? thing : {};
}
