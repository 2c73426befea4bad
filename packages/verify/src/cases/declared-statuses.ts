/** Requests for what an operation declares to answer with, where no limit of its values brings it about. */
import type { Operation } from "@cantus/contract";
import type { Provocation } from "../run/hooks.ts";
import { setMembers } from "../run/members.ts";
import { nthValue } from "../state/values.ts";
import type { Prover } from "./boundaries.ts";
import type { Aim, Case } from "./case.ts";
import { freshKey, keyOf } from "./idempotency-key.ts";
import { varied } from "./varied.ts";

type Make = (prover: Prover, base: Case) => readonly Case[];

/** By status: a request, or several in a row, after which an operation may have answered with it. */
const BY_STATUS: Readonly<Record<string, Make>> = {
  206: (_, base) => [withHeader(base, "range", "bytes=0-0")],
  400: (_, base) => [withMore(base)],
  404: elsewhere,
  409: sameKey,
  413: (_, base) => LARGE.flatMap((size) => larger(base, size)),
  416: (_, base) => [withHeader(base, "range", "bytes=999999999999-")],
  422: (prover, base) => [withMore(base), ...sameKey(prover, base)],
};

/** More than most servers take, and more than nearly all. A body may be followed by spaces (RFC 8259, section 2). */
const LARGE = [1_500_000, 11_000_000];

/** The statuses of an operation that there are cases for. */
export function statusesWithCases({ responses }: Operation): number[] {
  return responses.flatMap(({ status }) => (Object.hasOwn(BY_STATUS, status) ? [Number(status)] : []));
}

/** @param base a request of the operation, accepted where there is one */
export function casesForStatus(status: number, prover: Prover, base: Case): readonly Case[] {
  return BY_STATUS[status]?.(prover, base) ?? [];
}

/** The same request with what the user says brings about a status. */
export function provoked(base: Case, status: string, { values = {}, body = {} }: Provocation): Case {
  const given = base.operation.parameters.flatMap((parameter) =>
    Object.hasOwn(values, parameter.name) ? [[parameter, values[parameter.name]] as const] : [],
  );
  const [pointer = ""] = Object.keys(body);
  return {
    ...about(base, "body", pointer, `what the hook says brings about ${status}`),
    parameters: new Map([...base.parameters, ...given]),
    body: base.body && { ...base.body, value: setMembers(base.body.value, body) },
  };
}

/** The same request with a header that asks for more than the contract does. */
export function withHeader(base: Case, name: string, value: string): Case {
  return { ...about(base, "header", `/${name}`, `${name}: ${value}`), headers: { ...base.headers, [name]: value } };
}

/** A request with a key of its own, to be sent again while it is being answered. `undefined` where there are no keys. */
export function keyed({ contract }: Pick<Prover, "contract">, base: Case): Case | undefined {
  const key = keyOf(base.operation);
  if (!key) return undefined;
  const one = about(base, "header", `/${key.name}`, `the same ${key.name} while the first is being answered`);
  return { ...one, parameters: new Map(base.parameters).set(key, freshKey(contract, key)) };
}

/** Of each a refusal is right, and so is none: a server may not have the state or the limit for it. */
function about(base: Case, place: Aim["in"], pointer: string, name: string): Case {
  const clause = `${base.operation.pointer}/responses`;
  const aim: Aim = { expect: "answered", isValid: true, in: place, pointer, keyword: "status", clause };
  return { ...base, name, aim, expected: [] };
}

function withMore(base: Case): Case {
  return {
    ...about(base, "query", "/cantus_extra", "query cantus_extra: a parameter that the contract does not have"),
    onWire: (request) => ({ ...request, url: `${request.url}${request.url.includes("?") ? "&" : "?"}cantus_extra=1` }),
  };
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
  const key = keyOf(base.operation);
  const other = key && varied(prover, base, NOBODYS);
  if (!key || !other) return [];
  return [base, other].map((one, index) => ({
    ...about(one, "header", `/${key.name}`, `the same ${key.name}${index === 0 ? "" : " for something else"}`),
    parameters: new Map(one.parameters).set(key, `cantus-${prover.seed}-the-same`),
  }));
}

function larger(base: Case, size: number): Case[] {
  if (!base.body) return [];
  const onWire: Case["onWire"] = (request) => {
    const space = Buffer.alloc(Math.max(0, size - request.body.length), " ");
    return { ...request, body: Buffer.concat([request.body, space]) };
  };
  return [{ ...about(base, "body", "", `body: followed by spaces up to ${size} bytes`), onWire }];
}
