/** A request of a sequence: what it is to be about, and the case that it becomes. */

import type { Contract, Operation, Parameter } from "@cantus/contract";
import { addressOf, itemKeys, shapeOf } from "@cantus/contract/collections";
import type { Case } from "../cases/case.ts";
import { casesFromExamples } from "../cases/examples.ts";
import { withIds } from "../cases/with-ids.ts";
import { withOwnId } from "../run/fill-in.ts";
import type { NamedIdentity } from "../run/identity.ts";
import type { Run } from "../run/run.ts";
import { isObject, type JsonObject } from "./json.ts";
import { jsonBody } from "./media.ts";
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
  const { contract } = run;
  const parameters = new Map<Parameter, unknown>([...base.parameters].filter(([parameter]) => parameter.required));
  const members: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(ask.query ?? {})) {
    const parameter = operation.parameters.find((each) => each.in === "query" && each.name === name);
    if (parameter && value !== undefined) parameters.set(parameter, value);
    else if (value !== undefined) members[name] = value;
  }
  const payload = payloadOf(contract, operation);
  const meant =
    ask.body === undefined
      ? base.body && { ...base.body, value: listed(contract, operation, base.body.value, members) }
      : payload && { media: payload.media, value: wrapped(payload, base.body?.value, ask.body) };
  const needsBody = ask.body !== undefined || operation.requestBody?.required === true;
  const { headers, onWire } = ask;
  const one = { operation, name: "sequence", parameters, body: needsBody ? meant : undefined, expected: [] };
  const ids = itemKeys(contract, operation).flatMap((key) => {
    const id = place.get(key.collection);
    return id === undefined ? [] : [[key, id] as const];
  });
  const placed = withIds(one, new Map(ids));
  const body = placed.body && {
    ...placed.body,
    value: withOwnId(contract, placed.body.value, operation, placed.parameters),
  };
  return { ...placed, body, headers, onWire };
}

/** The body of a call that lists asks for no more than it has to, and for what is wanted. */
function listed(contract: Contract, operation: Operation, accepted: unknown, wanted: JsonObject): unknown {
  if (addressOf(contract, operation).method !== "get" || !isObject(accepted)) return accepted;
  const { required } = shapeOf(contract, jsonBody(operation)?.schema);
  return { ...Object.fromEntries(Object.entries(accepted).filter(([name]) => required.has(name))), ...wanted };
}

function acceptedCase(run: Run, operation: Operation): Case | undefined {
  const accepted = run.baseline(operation)?.case;
  if (accepted) return accepted;
  const cases = casesFromExamples(run.contract, operation, run.seed);
  return "reason" in cases ? undefined : cases[0] && run.fillIn(cases[0]);
}
