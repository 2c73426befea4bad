/** What a peer is asked, once each: requests for operations of the contract, with the answers that it gives. */
import type { Contract, Example, Operation, Parameter, Schema } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";

export interface Call {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  readonly status: number;
  /** Where in the contract the example is that it is answered with; `undefined` for an answer without a body. */
  readonly answer: string | undefined;
}

/** A call of each operation for which the contract's own examples make a valid one. */
export function callsOf(contract: Contract): Call[] {
  return contract.operations.flatMap((operation) => callOf(contract, operation) ?? []);
}

function callOf(contract: Contract, operation: Operation): Call | undefined {
  const response = operation.responses.find(({ status }) => /^2\d\d$/.test(status));
  const [answered, ...others] = response?.content ?? [];
  const [requested] = operation.requestBody?.content ?? [];
  // Of several media types a handler would have to say one.
  if (!response || others.length > 0 || operation.method === "head") return undefined;
  const answer = answered && exampleOf(contract, answered, "response");
  const body = requested && exampleOf(contract, requested, "request");
  if ((answered && !answer) || (requested && !body)) return undefined;
  const required = operation.parameters.filter((parameter) => parameter.required);
  const values = required.flatMap((parameter): Values => {
    const value = textFor(contract, parameter);
    return value === undefined ? [] : [[parameter, value]];
  });
  if (values.length < required.length) return undefined;
  return {
    id: operation.id,
    method: operation.method.toUpperCase(),
    path: urlOf(operation.path, values),
    body: body?.value,
    status: Number(response.status),
    answer: answer?.pointer,
  };
}

type Values = readonly (readonly [Parameter, string])[];

function urlOf(path: string, values: Values): string {
  const query = new URLSearchParams();
  let written = path;
  for (const [{ name, in: place }, value] of values) {
    if (place === "path") written = written.replace(`{${name}}`, encodeURIComponent(value));
    if (place === "query") query.set(name, value);
  }
  return query.size > 0 ? `${written}?${query}` : written;
}

function exampleOf(
  contract: Contract,
  owner: Operation["responses"][number]["content"][number],
  direction: "request" | "response",
): Example | undefined {
  if (!isJson(owner.type)) return undefined;
  return owner.examples.find(({ value }) => schemaValidator(contract).accepts(owner.schema ?? true, value, direction));
}

/** A text that the parameter takes; nothing where that is not plain to see. */
function textFor(contract: Contract, { schema = true, examples }: Parameter): string | undefined {
  const node = contract.resolve<Schema>(schema);
  const { enum: choices = [], type } = typeof node === "object" ? node : {};
  const candidates = [
    ...examples.map(({ value }) => value),
    ...choices,
    type === "integer" ? 1 : "abc",
    "0".repeat(40),
  ];
  const valid = candidates.find((value) => schemaValidator(contract).accepts(schema, value, "request"));
  return typeof valid === "string" || typeof valid === "number" ? String(valid) : undefined;
}
