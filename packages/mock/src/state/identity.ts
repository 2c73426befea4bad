/** New ids, in the form that the contract gives them. */

import { hash } from "node:crypto";
import type { Contract, Schema } from "@cantus/contract";
import { type Collection, hasType, parts, says } from "@cantus/contract/collections";
import { sample } from "../sample.ts";
import { accepts } from "./accepts.ts";

const ATTEMPTS = 50;

/**
 * An id that no item has; the same `turn` makes the same one, so that a test that starts anew meets the same ones.
 *
 * @param whose tells collections of the same kind apart, so that ids of one are none of another
 * @returns `undefined` where nothing that the schema allows is free
 */
export type NewId = (turn: number, isTaken: (id: string) => boolean, whose: string) => string | number | undefined;

/**
 * How a collection's ids are made: the next number; a UUID; a text by the schema's pattern; else one like the contract's
 * examples, with their prefix (`cus_9s6X…`).
 *
 * @param known an id of the collection, its form is taken where the schema says nothing
 */
export function idsFor(contract: Contract, collection: Collection, known: unknown): NewId {
  const { idSchema: schema, path } = collection;
  if (!hasType(contract, schema, "string")) {
    return (turn, isTaken) => nextNumber(turn, (id) => accepts(contract, schema, id) && !isTaken(String(id)));
  }
  const isUuid = says(contract, schema, "format", "uuid");
  const form = exampleForm(contract, schema, known);
  return (turn, isTaken, whose) => {
    const isFree = (id: string) => accepts(contract, schema, id) && !isTaken(id);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const digest = hash("sha256", `${path} ${whose} ${turn} ${attempt}`);
      const like = isUuid ? uuid(digest) : form && likeExample(form, digest);
      if (like !== undefined && isFree(like)) return like;
      const named = plain(collection, turn, digest);
      if (isFree(named)) return named;
      const made = schema === undefined ? undefined : sample(contract, schema, { dynamic: digest });
      if (typeof made === "string" && isFree(made)) return made;
    }
    return undefined;
  };
}

function nextNumber(turn: number, isFree: (id: unknown) => boolean): number | undefined {
  for (let id = turn; id < turn + 100_000; id++) if (isFree(id)) return id;
  return undefined;
}

function uuid(digest: string): string {
  const variant = "89ab"[Number.parseInt(digest[16] ?? "0", 16) % 4];
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-4${digest.slice(13, 16)}-${variant}${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}

/** `mgen_2f8b1c4e9a7d`: a prefix, and how many characters of which alphabet come after it. */
interface Form {
  readonly prefix: string;
  readonly length: number;
  readonly alphabet: string;
}

function exampleForm(contract: Contract, schema: Schema | undefined, known: unknown): Form | undefined {
  const examples = parts(contract, schema).flatMap(({ examples = [], example }) => [
    ...(examples as unknown[]),
    example,
  ]);
  const example = [known, ...examples].find((each) => typeof each === "string");
  if (typeof example !== "string") return undefined;
  const [, prefix = "", rest = ""] = /^(.*?[_:.-])?([^_:.-]*)$/.exec(example) ?? [];
  if (rest.length < 4) return undefined;
  const alphabet = /^[0-9]+$/.test(rest) ? "0123456789" : /^[0-9a-f]+$/.test(rest) ? "0123456789abcdef" : BASE36;
  const isUpper = /^[0-9A-Z]+$/.test(rest) && /[A-Z]/.test(rest);
  return { prefix, length: rest.length, alphabet: isUpper ? alphabet.toUpperCase() : alphabet };
}

function likeExample({ prefix, length, alphabet }: Form, digest: string): string {
  const codes: number[] = [];
  for (let i = 0; i < length; i++) {
    const at = (i * 2) % 62;
    const byte = 16 * hexDigit(digest.charCodeAt(at)) + hexDigit(digest.charCodeAt(at + 1));
    codes.push(alphabet.charCodeAt(byte % alphabet.length));
  }
  return prefix + String.fromCharCode(...codes);
}

/** What a digit is worth, by the code of `0` to `9` or `a` to `f`. */
function hexDigit(code: number): number {
  return code < 58 ? code - 48 : code - 87;
}

const BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";

function plain({ segments }: Collection, turn: number, digest: string): string {
  const singular = (segments.at(-2) ?? "item").replace(/s$/, "");
  return `${singular}_${turn}${digest.slice(0, 6)}`;
}
