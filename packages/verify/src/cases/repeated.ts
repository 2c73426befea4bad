/**
 * Query parameters in a form that no contract has a word for, and that parsers of queries make a list or an object of, where
 * a handler awaits a text. OpenAPI does not say what they mean, so all that is asked is an answer that is no failure.
 */
import type { Parameter } from "@cantus/contract";
import { escapeToken } from "../checks/clause.ts";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import type { Prover } from "./boundaries.ts";
import type { Case } from "./case.ts";
import { sample } from "./sample.ts";

/** @param baseline what the target has accepted */
export function* repeatedCases({ contract, seed }: Prover, baseline: Case): Generator<Case> {
  for (const parameter of baseline.operation.parameters) {
    const { name, in: place, schema, examples } = parameter;
    if (place !== "query" || schema === undefined) continue;
    const known = baseline.parameters.get(parameter) ?? (examples[0] ?? sample(contract, schema, seed))?.value;
    if (known === undefined || known === null || typeof known === "object") continue;
    const [key, value] = [encodeURIComponent(name), encodeURIComponent(String(known))];
    yield queried(baseline, parameter, "twice", `${key}=${value}&${key}=${value}`);
    yield queried(baseline, parameter, "with a key in brackets", `${key}%5Ba%5D=${value}`);
  }
}

function queried(baseline: Case, parameter: Parameter, what: string, written: string): Case {
  const parameters = new Map(baseline.parameters);
  parameters.delete(parameter);
  const onWire = ({ url, ...request }: ExchangeRequest): ExchangeRequest => ({
    ...request,
    url: `${url}${url.includes("?") ? "&" : "?"}${written}`,
  });
  const pointer = `/${escapeToken(parameter.name)}`;
  const about = { pointer, keyword: "style", clause: parameter.pointer } as const;
  return {
    ...baseline,
    name: `query ${parameter.name}: ${what}`,
    parameters,
    expected: [],
    onWire,
    aim: { ...about, expect: "answered", isValid: false, in: "query" },
  };
}
