/** Changes in words, for every report. */
import type { Location } from "@cantus/contract";
import { shownPath } from "@cantus/contract";
import type { Change } from "../change.ts";
import { isObject } from "../schema/node.ts";

const LONGEST = 80;

/** `limit: 150` was accepted and is refused now. */
export function witnessText({ witness, where, flow, code }: Change): string | undefined {
  if (!witness) return undefined;
  const verb = flow === "request" ? "was accepted and is refused now." : "may come now, and could not before.";
  const missing = /(became-(optional|required)|required-property|required-request-property)/.test(code);
  const name = where.slice(where.lastIndexOf("/") + 1);
  // Of an object that lacks something, what it has is of no interest.
  if (
    missing &&
    isObject(witness.value) &&
    JSON.stringify(witness.value).length > LONGEST &&
    !Object.hasOwn(witness.value, name)
  ) {
    return `An object${witness.at === "" ? "" : ` \`${witness.at}\``} without \`${name}\` ${verb}`;
  }
  const parameter =
    /^(?:path|query|header|cookie) parameter (\S+)/.exec(where)?.[1] ?? / header (\S+)/.exec(where)?.[1];
  const place = parameter ? parameter + witness.at : witness.at;
  const value = `\`${place === "" ? "" : `${place}: `}${valueText(witness.value)}\``;
  return flow === "request"
    ? `${value} was accepted and is refused now.`
    : `${value} may come now, and could not before.`;
}

function valueText(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  if (text.length <= LONGEST) return text;
  const start = text.slice(0, LONGEST - 20);
  return typeof value === "string"
    ? `${start}…" (${[...value].length} characters)`
    : `${start}… (${text.length} characters)`;
}

/** `main:openapi/jobs.yaml:12:3 → openapi/jobs.yaml:14:3`. */
export function placesText({ base, head }: Change, cwd?: string): string | undefined {
  const [before, after] = [base?.location, head?.location];
  const texts = [before, after].flatMap((location) => (location ? [placeText(location, cwd)] : []));
  return texts.length > 0 ? [...new Set(texts)].join(" → ") : undefined;
}

function placeText({ file, line, column }: Location, cwd?: string): string {
  return `${shownPath(file, cwd)}:${line}:${column}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
