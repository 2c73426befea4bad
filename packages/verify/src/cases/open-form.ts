/** Values for whose form on the wire OpenAPI has no rule, so that nobody can be held to one. */
import { type Parameter, type ParameterStyle, parsePointer } from "@cantus/contract";
import { isUrlEncoded } from "@cantus/contract/media-type";
import { isObject } from "../state/json.ts";
import type { Aim, Case } from "./case.ts";

/**
 * Whether what a case is about is written by no rule: under `deepObject` all but an object of plain values (OpenAPI 3.1,
 * Parameter Object, style values: lists are "n/a", and members that are lists or objects themselves "undefined").
 */
export function isOfOpenForm({ parameters, body }: Case, aim: Pick<Aim, "in" | "pointer">): boolean {
  const [name = ""] = parsePointer(aim.pointer);
  if (aim.in !== "body") {
    const [parameter, value] = [...parameters].find(([each]) => isNamed(each, aim.in, name)) ?? [];
    return value !== undefined && isOpen(parameter?.style, value);
  }
  if (!body || !isUrlEncoded(body.media.type) || !isObject(body.value)) return false;
  return Object.hasOwn(body.value, name) && isOpen(body.media.encoding[name]?.style, body.value[name]);
}

function isNamed(parameter: Parameter, place: Aim["in"], name: string): boolean {
  return parameter.in === place && parameter.name === name;
}

function isOpen(style: ParameterStyle | undefined, value: unknown): boolean {
  return style === "deepObject" && !(isObject(value) && Object.values(value).every(isPlain));
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}
