/** The documents that express-openapi-validator is handed: one for each operation and direction. */
import type { Contract, Operation, Parameter, ParameterIn, Schema } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { HandedSchemas } from "./handed-schema.ts";

/**
 * Why one for each operation, with the schemas it refers to and no others: for every request the validator would try the
 * path of each route in turn, and for every operation compile a schema that holds the whole document.
 *
 * Why the parameters stand in the body, `{ path, query, header, cookie, body }`: the validator's own reading of parameters
 * is not the standard's (it refuses `?q=a+b` and every array in a header, takes `0x10` for an integer, never misses a
 * cookie), so the contract's reader does that and the validator judges the values, all in one go. It also keeps its caches
 * from growing with what callers write into Content-Type, and its routing from paths it cannot compile.
 */
export interface HandedDocument {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string };
  readonly servers: readonly { readonly url: "/" }[];
  readonly paths: Record<string, Record<string, unknown>>;
  readonly components: { readonly schemas: Record<string, Schema> };
  /** The fractions for which it has formats. */
  readonly "x-multiples": readonly number[];
}

const PLACES: readonly ParameterIn[] = ["path", "query", "header", "cookie"];

/** With a path for each media type of the body, by its place in the list, and one for none. */
export function requestDocument(contract: Contract, operation: Operation): HandedDocument {
  const schemas = new HandedSchemas(contract, "request");
  const { requestBody, parameters } = operation;
  const places = Object.fromEntries(PLACES.map((place) => [place, schemaOfPlace(place, parameters, schemas)]));
  const path = (body: Schema, required = false) => {
    const schema = object({ ...places, body }, [...PLACES, ...(required ? ["body"] : [])]);
    return { post: { requestBody: { required: true, content: json(schema) }, responses: {} } };
  };
  const paths = Object.fromEntries(
    (requestBody?.content ?? []).map((mediaType, index) => [
      `/request/${index}`,
      // Of bytes nothing is judged, and a range may hold them: then there is no body here.
      path(schemas.hand(mediaType.schema ?? true)),
    ]),
  );
  return document({ ...paths, "/request/none": path(true, requestBody?.required ?? false) }, schemas);
}

/** With a path for each media type of each response that has a JSON body. */
export function responseDocument(contract: Contract, operation: Operation): HandedDocument {
  const schemas = new HandedSchemas(contract, "response");
  const paths: HandedDocument["paths"] = {};
  for (const response of operation.responses) {
    for (const [index, { type, schema = true }] of response.content.entries()) {
      if (!isJson(type)) continue;
      // In an object and as a 200, because the validator answers 500 to `null` and looks at no body of a 5XX.
      const content = json(object({ body: schemas.hand(schema) }, ["body"]));
      paths[`/response/${response.status}/${index}`] = { get: { responses: { "200": { description: "", content } } } };
    }
  }
  return document(paths, schemas);
}

function document(paths: HandedDocument["paths"], schemas: HandedSchemas): HandedDocument {
  const info = { title: "", version: "" };
  // Its own servers would be matched against the path; a `+` in one is more than that can take.
  const components = { schemas: schemas.components };
  return { openapi: "3.1.0", info, servers: [{ url: "/" }], paths, components, "x-multiples": schemas.multiples };
}

function schemaOfPlace(place: ParameterIn, parameters: readonly Parameter[], schemas: HandedSchemas): Schema {
  const here = parameters.filter((parameter) => parameter.in === place);
  const properties = Object.fromEntries(here.map((parameter) => [parameter.name, schemaOfParameter(parameter)]));
  const required = here.filter((parameter) => parameter.required).map(({ name }) => name);
  return schemas.hand(object(properties, required));
}

function schemaOfParameter({ schema, content, allowEmptyValue }: Parameter): Schema {
  const own = schema ?? content?.schema ?? true;
  return allowEmptyValue ? { anyOf: [own, { const: "" }] } : own;
}

function object(properties: Record<string, Schema>, required: string[]): Schema {
  return { type: "object", properties, required };
}

function json(schema: Schema): Record<string, unknown> {
  return { "application/json": { schema } };
}
