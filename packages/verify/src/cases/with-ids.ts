/** A case about other things: the same request with other ids. */
import type { Parameter } from "@cantus/contract";
import type { ItemKey } from "@cantus/contract/collections";
import { isObject } from "../state/json.ts";
import type { Case } from "./case.ts";

export function withIds(one: Case, ids: ReadonlyMap<ItemKey, string>): Case {
  const parameters = new Map<Parameter, unknown>(one.parameters);
  const members: Record<string, unknown> = {};
  for (const [{ parameter: name, in: place, isNumber }, id] of ids) {
    const parameter = one.operation.parameters.find((each) => each.in === place && each.name === name);
    if (parameter) parameters.set(parameter, id);
    else if (place === "body") members[name] = isNumber ? Number(id) : id;
  }
  const value = one.body?.value;
  const body = one.body && isObject(value) ? { ...one.body, value: { ...value, ...members } } : one.body;
  return { ...one, parameters, body };
}
