/** New ids, in the form that the contract gives them. */
import { hash } from "node:crypto";
import type { Contract, Schema } from "@cantus/contract";
import { sample } from "../sample.ts";
import type { Collection } from "./model.ts";
import { accepts, hasType, parts, says } from "./shape.ts";

const ATTEMPTS = 50;

/**
 * An id that no item has: the next number; a UUID; a text by the schema's pattern; else one like the contract's examples,
 * with their prefix (`cus_9s6X…`). The same `turn` makes the same id, so that a test that starts anew meets the same ones.
 *
 * @param known an id of the collection, its form is taken where the schema says nothing
 * @param whose tells collections of the same kind apart, so that ids of one are none of another
 * @returns `undefined` where nothing that the schema allows is free
 */
export function newId(
  contract: Contract,
  collection: Collection,
  turn: number,
  known: unknown,
  isTaken: (id: unknown) => boolean,
  whose = "",
): string | number | undefined {
  const { idSchema: schema } = collection;
  const isFree = (id: unknown) => id !== undefined && accepts(contract, schema, id) && !isTaken(String(id));
  if (!hasType(contract, schema, "string")) return nextNumber(turn, isFree);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const digest = hash("sha256", `${collection.path} ${whose} ${turn} ${attempt}`);
    for (const id of [
      uuidOf(contract, schema, digest),
      likeExample(contract, schema, known, digest),
      plain(collection, turn, digest),
    ]) {
      if (isFree(id)) return id;
    }
    const made = schema === undefined ? undefined : sample(contract, schema, { dynamic: digest });
    if (typeof made === "string" && isFree(made)) return made;
  }
  return undefined;
}

function nextNumber(turn: number, isFree: (id: unknown) => boolean): number | undefined {
  for (let id = turn; id < turn + 100_000; id++) if (isFree(id)) return id;
  return undefined;
}

function uuidOf(contract: Contract, schema: Schema | undefined, digest: string): string | undefined {
  if (!says(contract, schema, "format", "uuid")) return undefined;
  const variant = "89ab"[Number.parseInt(digest[16] ?? "0", 16) % 4];
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** `mgen_2f8b1c4e9a7d` → its prefix, and as many characters of the same alphabet after it. */
function likeExample(
  contract: Contract,
  schema: Schema | undefined,
  known: unknown,
  digest: string,
): string | undefined {
  const examples = parts(contract, schema).flatMap(({ examples = [], example }) => [
    ...(examples as unknown[]),
    example,
  ]);
  const example = [known, ...examples].find((each) => typeof each === "string");
  if (typeof example !== "string") return undefined;
  const [, prefix = "", rest = ""] = /^(.*?[_:.-])?([^_:.-]*)$/.exec(example) ?? [];
  if (rest.length < 4) return undefined;
  const alphabet = /^[0-9]+$/.test(rest) ? "0123456789" : /^[0-9a-f]+$/.test(rest) ? "0123456789abcdef" : BASE36;
  const upper = /^[0-9A-Z]+$/.test(rest) && /[A-Z]/.test(rest);
  const made = [...rest].map(
    (_, i) => alphabet[Number.parseInt(digest.slice((i * 2) % 62, ((i * 2) % 62) + 2), 16) % alphabet.length],
  );
  return prefix + (upper ? made.join("").toUpperCase() : made.join(""));
}

const BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";

function plain({ segments }: Collection, turn: number, digest: string): string {
  const singular = (segments.at(-2) ?? "item").replace(/s$/, "");
  return `${singular}_${turn}${digest.slice(0, 6)}`;
}
