/** Requests for what an operation declares to answer with, where no limit of its values brings it about. */
import type { Parameter } from "@cantus/contract";
import { nthValue } from "../state/values.ts";
import type { Prover } from "./boundaries.ts";
import type { Aim, Case } from "./case.ts";
import { varied } from "./varied.ts";

/** A request, or several in a row, after which an operation may have answered with a status. */
export interface StatusCases {
  readonly status: number;
  readonly cases: readonly Case[];
}

/** More than most servers take, and more than nearly all. A body may be followed by spaces (RFC 8259, section 2). */
const LARGE = [1_500_000, 11_000_000];

/** @param base a request of the operation, accepted where there is one */
export function casesForStatuses(prover: Prover, base: Case): StatusCases[] {
  const declared = new Set(base.operation.responses.map(({ status }) => status));
  const more: Case = {
    ...about(base, "query", "/cantus_extra", "query cantus_extra: a parameter that the contract does not have"),
    onWire: (request) => ({ ...request, url: `${request.url}${request.url.includes("?") ? "&" : "?"}cantus_extra=1` }),
  };
  const all: StatusCases[] = [
    { status: 206, cases: [withHeader(base, "range", "bytes=0-0")] },
    { status: 400, cases: [more] },
    { status: 404, cases: elsewhere(prover, base) },
    { status: 409, cases: sameKey(prover, base) },
    { status: 413, cases: LARGE.flatMap((size) => larger(base, size)) },
    { status: 416, cases: [withHeader(base, "range", "bytes=999999999999-")] },
    { status: 422, cases: [more, ...sameKey(prover, base)] },
  ];
  return all.filter(({ status, cases }) => declared.has(String(status)) && cases.length > 0);
}

/** The same request with a header that asks for more than the contract does. */
export function withHeader(base: Case, name: string, value: string): Case {
  return { ...about(base, "header", `/${name}`, `${name}: ${value}`), headers: { ...base.headers, [name]: value } };
}

/** Of each a refusal is right, and so is none: a server may not have the state or the limit for it. */
function about(base: Case, place: Aim["in"], pointer: string, name: string): Case {
  const clause = `${base.operation.pointer}/responses`;
  const aim: Aim = { expect: "answered", isValid: true, in: place, pointer, keyword: "status", clause };
  return { ...base, name, aim, expected: [] };
}

/** For each variable of the path a value of its form that nothing is called by. */
function elsewhere(prover: Prover, base: Case): Case[] {
  const variables = base.operation.parameters.filter((parameter) => parameter.in === "path");
  return variables.toReversed().flatMap((parameter) => {
    const found = nthValue(prover.contract, parameter.schema ?? true, NOBODYS);
    if (!found || found.value === base.parameters.get(parameter)) return [];
    const parameters = new Map(base.parameters).set(parameter, found.value);
    const name = `path ${parameter.name}: of nothing that is there`;
    const one = { ...about(base, "path", `/${parameter.name}`, name), parameters };
    return prover.prove(one)?.verdict === "valid" ? [one] : [];
  });
}

/** No run makes so many things. */
const NOBODYS = 987_654;

/** The same key twice, for one thing and for another. */
function sameKey(prover: Prover, base: Case): Case[] {
  const key = base.operation.parameters.find(isKey);
  const other = key && varied(prover, base, NOBODYS);
  if (!key || !other) return [];
  return [base, other].map((one, index) => ({
    ...about(one, "header", `/${key.name}`, `the same ${key.name}${index === 0 ? "" : " for something else"}`),
    parameters: new Map(one.parameters).set(key, `cantus-${prover.seed}-the-same`),
  }));
}

function isKey({ in: place, name }: Parameter): boolean {
  return place === "header" && /^idempotency-?key$/i.test(name);
}

function larger(base: Case, size: number): Case[] {
  if (!base.body) return [];
  const onWire: Case["onWire"] = (request) => {
    const space = Buffer.alloc(Math.max(0, size - request.body.length), " ");
    return { ...request, body: Buffer.concat([request.body, space]) };
  };
  return [{ ...about(base, "body", "", `body: followed by spaces up to ${size} bytes`), onWire }];
}
