/** The same request for another thing: a server may want names and addresses that nobody else has. */
import type { Contract, Schema } from "@cantus/contract";
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
  const { body } = one;
  if (!body || typeof body.value !== "object" || body.value === null || Array.isArray(body.value)) return undefined;
  const members = Object.entries(body.value as Record<string, unknown>);
  const flat = flatten(prover.contract, body.media.schema ?? true).find((way) =>
    isMeantBy(prover.contract, way, body.value),
  );
  let found = one;
  for (const [name, value] of members) {
    const schema = flat && memberSchema(flat, name);
    if (typeof value !== "string" || schema === undefined || /(?:^|[_-])id$|Id$/.test(name)) continue;
    for (const text of others(prover.contract, schema, value, number)) {
      const next = { ...found, body: { ...body, value: { ...(found.body?.value as object), [name]: text } } };
      if (prover.prove(next)?.verdict !== "valid") continue;
      found = next;
      break;
    }
  }
  return found === one ? undefined : found;
}

/** References to other things stay; so does what is chosen from a list, and what says when or where. */
function others(contract: Contract, schema: Schema, value: string, number: number): string[] {
  const [flat] = flatten(contract, schema);
  const { format } = flat ?? {};
  if (!flat || flat.enum || "const" in flat || (format !== undefined && format !== "email")) return [];
  if (format === "email") return [`${number}.${value}`];
  const digits = String(number);
  return [`${value} ${digits}`, `${value}-${digits}`, `${value}${digits}`, value.slice(0, -digits.length) + digits];
}
