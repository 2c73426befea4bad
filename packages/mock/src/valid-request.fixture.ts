/** A request that an operation accepts, made of its parameters' examples and schemas. */
import { type Contract, type Operation, type Parameter, type Schema, serializeParameter } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { sample } from "./sample.ts";

export interface ValidRequest {
  /** Below the base path. */
  readonly path: string;
  readonly query: string;
  readonly headers: Record<string, string>;
}

export function requestOf(contract: Contract, operation: Operation): ValidRequest {
  // Some documents write a query into their paths.
  let path = operation.path.replace(/\{?[?#].*$/s, "");
  const query: string[] = [];
  const headers: Record<string, string> = { authorization: "Bearer token" };
  const cookies: string[] = [];
  for (const parameter of operation.parameters.filter(({ required }) => required)) {
    const text = serializeParameter(parameter, valueFor(contract, parameter));
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
  return { path, query: query.join("&"), headers };
}

/** The parameter's own example if it keeps the schema, else a made one. */
function valueFor(contract: Contract, parameter: Parameter): unknown {
  const schema: Schema = parameter.schema ?? parameter.content?.schema ?? true;
  const valid = parameter.examples.find(({ value }) => schemaValidator(contract).accepts(schema, value, "request"));
  return valid?.value ?? sample(contract, schema) ?? "1";
}
