/** The same request for another thing: a server may want names and addresses that nobody else has. */
import type { Contract, Schema } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../state/json.ts";
import { type Payload, payloadOf, unwrapped, wrapped } from "../state/payload.ts";
import { flatten, isMeantBy, memberSchema } from "../values/flat.ts";
import type { Prover } from "./boundaries.ts";
import type { Case } from "./case.ts";

/**
 * A case whose body has other texts where the contract leaves them free. `undefined` where it has none, or where no other
 * is valid.
 *
 * @param number makes them differ: the same makes the same.
 */
export function varied(prover: Prover, one: Case, number: number): Case | undefined {
  const { contract } = prover;
  const place = placeOfThing(contract, one);
  const thing = place && unwrapped(place, one.body?.value);
  const texts = thing && otherTexts(contract, place.schema, thing, number);
  if (!texts || Object.keys(texts).length === 0) return undefined;
  const found = withThing(contract, one, { ...thing, ...texts });
  return prover.prove(found)?.verdict === "valid" ? found : undefined;
}

/** Where the thing stands in the body of a case. `undefined` where it sends none. */
export function placeOfThing(contract: Contract, { operation, body }: Case): Payload | undefined {
  if (!body) return undefined;
  const payload = payloadOf(contract, operation);
  return payload?.media === body.media ? payload : { media: body.media, schema: body.media.schema ?? true, tokens: [] };
}

/** The same case with another thing in its body. */
export function withThing(contract: Contract, one: Case, thing: JsonObject): Case {
  const place = placeOfThing(contract, one);
  return place && one.body ? { ...one, body: { ...one.body, value: wrapped(place, one.body.value, thing) } } : one;
}

/** Members of a thing with other texts, of those that may be any text. */
export function otherTexts(contract: Contract, schema: Schema, thing: JsonObject, number: number): JsonObject {
  const { accepts } = schemaValidator(contract);
  const flat = flatten(contract, schema).find((way) => isMeantBy(contract, way, thing));
  const found = Object.entries(thing).flatMap(([name, value]): [string, string][] => {
    const own = flat && memberSchema(flat, name);
    if (typeof value !== "string" || own === undefined || /(?:^|[_-])id$|Id$/.test(name)) return [];
    const other = others(contract, own, value, number).find((text) => text !== value && accepts(own, text, "request"));
    return other === undefined ? [] : [[name, other]];
  });
  return Object.fromEntries(found);
}

/** References to other things stay; so does what is chosen from a list, and what says when or where. */
function others(contract: Contract, schema: Schema, value: string, number: number): string[] {
  const [flat] = flatten(contract, schema);
  const { format } = flat ?? {};
  if (!flat || flat.enum || "const" in flat || (format !== undefined && format !== "email")) return [];
  if (format === "email") return [`${number}.${value}`];
  const digits = String(number);
  const endingIn = (end: string) => value.slice(0, -end.length) + end;
  // It may end in that number already. Of two spaces in a row many a server keeps one.
  return [
    `${value.trimEnd()} ${digits}`,
    `${value}-${digits}`,
    `${value}${digits}`,
    endingIn(digits),
    endingIn(`${number + 5000}`),
  ];
}
