/** In which media types operations take and show a thing. */
import type { Contract, MediaType, Operation, Schema } from "@cantus/contract";
import { hasType, propertiesOf } from "@cantus/contract/collections";
import { isForm, isJson, isMultipartForm } from "@cantus/contract/media-type";

/** The JSON of the thing that a request of this operation takes; a JSON Patch (RFC 6902) is none. */
export function jsonBody(operation: Operation | undefined): MediaType | undefined {
  return operation?.requestBody?.content.find(({ type }) => isJson(type) && !type.includes("json-patch"));
}

/** Whether a body is a list of objects, or has one. */
export function hasList(contract: Contract, { schema, type }: MediaType): boolean {
  if (!isJson(type)) return false;
  if (schema === undefined) return true;
  const isList = (each: Schema) => hasType(contract, each, "array");
  return (
    isList(schema) ||
    [...propertiesOf(contract, schema).values()].some(
      (member) => isList(member) || [...propertiesOf(contract, member).values()].some(isList),
    )
  );
}

/** What a request of this operation sends a thing in: JSON, else a form. */
export function thingMedia(operation: Operation | undefined): MediaType | undefined {
  return jsonBody(operation) ?? operation?.requestBody?.content.find(({ type }) => isForm(type));
}

/** What the contract says of the JSON that an operation answers with. */
export function shownSchema(operation: Operation | undefined, status: number): Schema | undefined {
  return operation?.response(status)?.content.find(({ type }) => isJson(type))?.schema;
}

/** What the contract says of one place in that JSON: `/meta/total`. */
export function shownAt(
  contract: Contract,
  operation: Operation | undefined,
  status: number,
  place: string,
): Schema | undefined {
  return place
    .split("/")
    .slice(1)
    .reduce<Schema | undefined>(
      (whole, name) => propertiesOf(contract, whole).get(name),
      shownSchema(operation, status),
    );
}

export function hasJsonBody(operation: Operation | undefined): boolean {
  return jsonBody(operation) !== undefined;
}

/** As JSON or as a form; what is sent in parts may be a file of it. */
export function takesThing(operation: Operation | undefined): boolean {
  const media = thingMedia(operation);
  return media !== undefined && !isMultipartForm(media.type);
}

export function answersWithJson(operation: Operation | undefined): boolean {
  const successes = operation?.responses.filter(({ status }) => status.startsWith("2")) ?? [];
  return successes.some(({ content }) => content.some(({ type }) => isJson(type)));
}

export function answersWithList(contract: Contract, { responses }: Operation): boolean {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  return successes.some(({ content }) => content.some((media) => isList(contract, media)));
}

function isList(contract: Contract, { schema }: MediaType): boolean {
  return hasType(contract, schema, "array");
}
