/** `operations.ts` of a client: what it must know of each operation at run time, and nothing that is a default. */
import {
  type Contract,
  type Encoding,
  type MediaType,
  type Operation,
  type Parameter,
  type ParameterIn,
  type ParameterStyle,
  type SecurityScheme,
  usedSecuritySchemes,
} from "@cantus/contract";
import { isJson, isUrlEncoded } from "@cantus/contract/media-type";
import { isReserved } from "@cantus/contract/names";
import type { ClientSettings } from "@cantus/contract/read";
import { Code, literal } from "../source.ts";
import { eventsOf } from "./events.ts";
import { FormatShapes } from "./formats.ts";
import { paginationOf } from "./pagination.ts";

/**
 * One constant for each operation, so that a bundler can leave out those that an application does not use.
 *
 * @param names the client's method for each operationId
 * @param formats those that have a type of JavaScript
 */
export function operationsModule(
  contract: Contract,
  names: ReadonlyMap<string, string>,
  formats: ClientSettings["formats"] = {},
): string {
  const renamed: string[] = [];
  const shapes = Object.keys(formats).length > 0 ? new FormatShapes(contract, formats) : undefined;
  const constants = contract.operations.map((operation) => {
    const name = names.get(operation.id) as string;
    // A word of the language can be the name of an export, but not of a constant.
    if (isReserved(name)) renamed.push(`$${name} as ${name}`);
    const declaration = isReserved(name) ? `const $${name}` : `export const ${name}`;
    const data = block({ ...operationData(operation, contract), formats: shapes?.of(operation) });
    return `${declaration}: cantus.Operation<${JSON.stringify(operation.id)}> = ${data};\n`;
  });
  const exports = renamed.length > 0 ? [`export { ${renamed.join(", ")} };\n`] : [];
  const isCode = constants.some((constant) => /: cantus\.(encodeForm|writeStyle|formatCodec)\b/.test(constant));
  const imports =
    constants.length > 0 ? [`import ${isCode ? "" : "type "}* as cantus from "@cantus/client";\n`] : ["export {};\n"];
  const shared = shapes?.module();
  return [...imports, ...(shared ? [shared] : []), ...constants, ...exports].join("\n");
}

/** What few operations need, and a bundle has only with one that does. */
const ENCODE_FORM = new Code("cantus.encodeForm");
const WRITE_STYLE = new Code("cantus.writeStyle");

const takesForm = (content: readonly MediaType[]) =>
  content.some(({ type }) => /^(multipart\/|application\/x-www-form-urlencoded)/i.test(type));

/** A member a line. */
function block(data: object): string {
  const members = Object.entries(data).filter(([, value]) => value !== undefined);
  return `{\n${members.map(([key, value]) => `  ${key}: ${literal(value)},\n`).join("")}}`;
}

function operationData(operation: Operation, contract: Contract) {
  const content = operation.requestBody?.content ?? [];
  const preferred = content.find(({ type }) => isJson(type)) ?? content[0];
  return {
    id: operation.id,
    method: operation.method.toUpperCase(),
    path: operation.path,
    parameters: parametersData(operation.parameters),
    contentType: preferred && concrete(preferred.type),
    form: takesForm(content) ? ENCODE_FORM : undefined,
    encoding: encodingData(content),
    accept: acceptData(operation),
    security: securityData(operation, contract),
    idempotencyKey: operation.parameters.find(({ in: place, name }) => place === "header" && IDEMPOTENCY_KEY.test(name))
      ?.name,
    retryConflict: conflictPasses(operation) || undefined,
    pages: paginationOf(contract, operation),
    events: eventsOf(contract, operation),
  };
}

const IDEMPOTENCY_KEY = /^(x-)?idempotency-key$/i;

/** A conflict for which the contract declares `Retry-After` is one that passes. */
const conflictPasses = (operation: Operation) =>
  operation.responses.some(
    ({ status, headers }) => status === "409" && headers.some(({ name }) => name.toLowerCase() === "retry-after"),
  );

/** A range such as `image/*` is not what a body can have; then the caller, or the body itself, says which it is. */
const concrete = (type: string) => (type.includes("*") ? "application/octet-stream" : type);

function parametersData(parameters: readonly Parameter[]) {
  const places: Partial<Record<ParameterIn, Record<string, object>>> = {};
  for (const parameter of parameters) {
    const data = parameterData(parameter);
    if (Object.keys(data).length === 0) continue;
    places[parameter.in] ??= {};
    Object.assign(places[parameter.in] as object, { [parameter.name]: data });
  }
  return Object.keys(places).length > 0 ? places : undefined;
}

function parameterData({ in: place, style, explode, allowReserved, content }: Parameter) {
  if (content) return { json: true };
  // Headers are written in one style only.
  if (place !== "header" && isRare(style, allowReserved)) return rareStyle(style, explode, allowReserved);
  return explode !== (style === "form") ? { explode } : {};
}

const isRare = (style: ParameterStyle, allowReserved = false) =>
  (style !== "form" && style !== "simple") || allowReserved;

const rareStyle = (style: ParameterStyle, explode: boolean, allowReserved = false) => ({
  style,
  explode,
  ...(allowReserved && { reserved: true }),
  write: WRITE_STYLE,
});

/** Only what `style`, `explode` or `allowReserved` was said of; a file's Content-Type is the file's own. */
function encodingData(content: readonly MediaType[]) {
  const form = content.find(({ type }) => isUrlEncoded(type));
  const styled = Object.entries(form?.encoding ?? {}).filter(([, encoding]) => isStyled(encoding));
  if (styled.length === 0) return undefined;
  return Object.fromEntries(
    styled.map(([name, { style = "form", explode = style === "form", allowReserved }]) => [
      name,
      isRare(style, allowReserved) ? rareStyle(style, explode, allowReserved) : { explode },
    ]),
  );
}

const isStyled = ({ style, explode, allowReserved }: Encoding) =>
  style !== undefined || explode !== undefined || allowReserved === true;

/** Where success may be something else than JSON, a server can only choose well when it is told what is understood. */
function acceptData({ responses }: Operation): string | undefined {
  const successful = responses.filter(({ status }) => status.startsWith("2")).flatMap(({ content }) => content);
  if (successful.every(({ type }) => isJson(type))) return undefined;
  return [...new Set(responses.flatMap(({ content }) => content).map(({ type }) => type))].join(", ");
}

/** Certificates (`mutualTLS`) are the business of the connection, not of a request. */
function securityData({ security }: Operation, contract: Contract) {
  if (security.length === 0) return undefined;
  const inRequest = (name: string) => contract.securitySchemes.get(name)?.type !== "mutualTLS";
  return security.map((requirement) => Object.keys(requirement).filter(inRequest));
}

/** A security scheme that a client can serve. */
export type ClientScheme =
  | { readonly type: "apiKey"; readonly in: string; readonly name: string }
  | { readonly type: "bearer"; readonly tokenUrl?: string }
  | { readonly type: "basic" };

/** The schemes that operations ask for, by name. OAuth 2 and OpenID Connect send bearer tokens. */
export function schemesOf(contract: Contract): Map<string, ClientScheme> {
  const schemes = new Map<string, ClientScheme>();
  for (const scheme of usedSecuritySchemes(contract)) {
    const data = clientScheme(scheme);
    if (data) schemes.set(scheme.name, data);
  }
  return schemes;
}

function clientScheme({ type, in: place, parameterName, scheme, flows }: SecurityScheme): ClientScheme | undefined {
  if (type === "apiKey") return place && parameterName ? { type, in: place, name: parameterName } : undefined;
  if (type === "oauth2" || type === "openIdConnect" || scheme === "bearer") {
    const tokenUrl = tokenUrlOf(flows);
    return { type: "bearer", ...(tokenUrl !== undefined && { tokenUrl }) };
  }
  return scheme === "basic" ? { type: "basic" } : undefined;
}

/** Where a client gets tokens by itself, or renews those of a user (OAuth Flow Object). */
function tokenUrlOf(flows: SecurityScheme["flows"] = {}): string | undefined {
  const { clientCredentials, authorizationCode, password } = flows as Record<
    string,
    { tokenUrl?: unknown } | undefined
  >;
  const url = (clientCredentials ?? authorizationCode ?? password)?.tokenUrl;
  return typeof url === "string" ? url : undefined;
}
