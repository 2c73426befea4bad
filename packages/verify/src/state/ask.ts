/** A request of a sequence: what it is to be about, and the case that it becomes. */

import type { Operation, Parameter } from "@cantus/contract";
import { itemKeys } from "@cantus/contract/collections";
import type { Case } from "../cases/case.ts";
import { casesFromExamples } from "../cases/examples.ts";
import { withOwnId } from "../run/fill-in.ts";
import type { NamedIdentity } from "../run/identity.ts";
import type { Run } from "../run/run.ts";
import { payloadOf, wrapped } from "./payload.ts";
import type { Place } from "./thing.ts";

export interface Ask {
  readonly place?: Place;
  readonly body?: unknown;
  /** By parameter name. */
  readonly query?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly as?: NamedIdentity;
  readonly onWire?: Case["onWire"];
}

/** The case with what was accepted before, for the things of a place. `undefined` where none can be made. */
export function askedCase(run: Run, operation: Operation, place: Place, ask: Ask): Case | undefined {
  const base = acceptedCase(run, operation);
  if (!base) return undefined;
  const parameters = new Map<Parameter, unknown>([...base.parameters].filter(([parameter]) => parameter.required));
  for (const { parameter: name, collection } of itemKeys(operation)) {
    const parameter = operation.parameters.find((each) => each.in === "path" && each.name === name);
    const id = place.get(collection);
    if (parameter && id !== undefined) parameters.set(parameter, id);
  }
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    const parameter = operation.parameters.find((each) => each.in === "query" && each.name === name);
    if (parameter && value !== undefined) parameters.set(parameter, value);
  }
  const payload = payloadOf(run.contract, operation);
  const meant =
    ask.body === undefined
      ? base.body
      : payload && { media: payload.media, value: wrapped(payload, base.body?.value, ask.body) };
  const body = meant && { ...meant, value: withOwnId(meant.value, operation, parameters) };
  const needsBody = ask.body !== undefined || operation.requestBody?.required === true;
  const { headers, onWire } = ask;
  return {
    operation,
    name: "sequence",
    parameters,
    body: needsBody ? body : undefined,
    expected: [],
    headers,
    onWire,
  };
}

function acceptedCase(run: Run, operation: Operation): Case | undefined {
  const accepted = run.baseline(operation)?.case;
  if (accepted) return accepted;
  const cases = casesFromExamples(run.contract, operation, run.seed);
  return "reason" in cases ? undefined : cases[0] && run.fillIn(cases[0]);
}
