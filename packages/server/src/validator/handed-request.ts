import type { MediaType, Operation, Parameter, ParameterIn, Schema } from "@cantus/contract";

const PLACES: readonly ParameterIn[] = ["path", "query", "header", "cookie"];

/**
 * The schema of the requests for an operation with a body of this media type, or with none: of everything that was sent, as
 * `{ path, query, header, cookie, body }`.
 *
 * In one value, because express-openapi-validator's own reading of parameters is not the standard's (it refuses `?q=a+b`
 * and every array in a header, takes `0x10` for an integer, never misses a cookie). So the contract's reader does that, and
 * the validator judges the values.
 */
export function schemaOfRequest({ requestBody, parameters }: Operation, mediaType: MediaType | undefined): Schema {
  const places = Object.fromEntries(PLACES.map((place) => [place, schemaOfPlace(place, parameters)]));
  const needsBody = !mediaType && (requestBody?.required ?? false);
  // Of bytes nothing is judged, and a range may hold them: then there is no body here.
  const body = mediaType?.schema ?? true;
  return object({ ...places, body }, [...PLACES, ...(needsBody ? ["body"] : [])]);
}

function schemaOfPlace(place: ParameterIn, parameters: readonly Parameter[]): Schema {
  const here = parameters.filter((parameter) => parameter.in === place);
  const properties = Object.fromEntries(here.map((parameter) => [parameter.name, schemaOfParameter(parameter)]));
  const required = here.filter((parameter) => parameter.required).map(({ name }) => name);
  return object(properties, required);
}

function schemaOfParameter({ schema, content, allowEmptyValue }: Parameter): Schema {
  const own = schema ?? content?.schema ?? true;
  // In a list of its own, for what a parameter says of itself as `readOnly` means nothing.
  return { anyOf: allowEmptyValue ? [own, { const: "" }] : [own] };
}

function object(properties: Record<string, Schema>, required: string[]): Schema {
  return { type: "object", properties, required };
}
