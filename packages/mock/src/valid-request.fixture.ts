/** A request that an operation accepts, made of its parameters' examples and schemas. */
import { type Contract, type Operation, type Parameter, type Schema, serializeParameter } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";
import { sample } from "./sample.ts";

export interface ValidRequest {
  /** Below the base path. */
  readonly path: string;
  readonly query: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
}

/** @param values of parameters, by their names, where others are wanted */
export function requestOf(
  contract: Contract,
  operation: Operation,
  values: Readonly<Record<string, unknown>> = {},
): ValidRequest {
  // Some documents write a query into their paths.
  let path = operation.path.replace(/\{?[?#].*$/s, "");
  const query: string[] = [];
  const headers: Record<string, string> = { authorization: "Bearer token" };
  const cookies: string[] = [];
  for (const parameter of operation.parameters.filter(
    ({ name, required }) => required || Object.hasOwn(values, name),
  )) {
    const text = serializeParameter(parameter, values[parameter.name] ?? valueFor(contract, parameter));
    if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, text);
    if (parameter.in === "query") query.push(text);
    if (parameter.in === "header") headers[parameter.name.toLowerCase()] = text;
    if (parameter.in === "cookie") cookies.push(text);
  }
  for (const schemeName of new Set(operation.security.flatMap((requirement) => Object.keys(requirement)))) {
    const scheme = contract.securitySchemes.get(schemeName);
    const name = scheme?.parameterName ?? "";
    if (scheme?.scheme === "basic") headers.authorization = "Basic dTpw";
    if (scheme?.type !== "apiKey") continue;
    if (scheme.in === "header") headers[name.toLowerCase()] ??= "key";
    if (scheme.in === "query") query.push(`${name}=key`);
    if (scheme.in === "cookie") cookies.push(`${name}=key`);
  }
  if (cookies.length > 0) headers.cookie = cookies.join("; ");
  const media = operation.requestBody?.content.find(({ type }) => isJson(type));
  if (!media) return { path, query: query.join("&"), headers };
  headers["content-type"] = media.type;
  const body = JSON.stringify(media.examples[0]?.value ?? sample(contract, media.schema ?? true));
  return { path, query: query.join("&"), headers, body };
}

/** The parameter's own example if it keeps the schema, else a made one. */
function valueFor(contract: Contract, parameter: Parameter): unknown {
  const schema: Schema = parameter.schema ?? parameter.content?.schema ?? true;
  const valid = parameter.examples.find(({ value }) => schemaValidator(contract).accepts(schema, value, "request"));
  return valid?.value ?? sample(contract, schema) ?? "1";
}
