/** Names of a contract as names of TypeScript. One rule: camel case, and what is taken already gets a number. */
import type { Contract } from "./model.ts";

/** Words that cannot name a variable or a type (ECMAScript §12.7.2, and TypeScript's own types). */
const RESERVED = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public
  return static super switch this throw true try typeof undefined var void while with yield
  any bigint boolean never number object string symbol unknown`.split(/\s+/),
);

export const isReserved = (name: string) => RESERVED.has(name);

export const isIdentifier = (text: string) => /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(text);

/** `repos/get-content` → `reposGetContent`; an identifier that starts in lower case stays as it is. */
export function camelCase(text: string): string {
  const joined = join(text);
  return joined.replace(/^\p{Lu}+(?=\p{Lu}\p{Ll}|[^\p{L}]|$)|^\p{Lu}/u, (start) => start.toLowerCase());
}

/** `music-generations` → `MusicGenerations`. */
export function pascalCase(text: string): string {
  return join(text).replace(/^\p{Ll}/u, (first) => first.toUpperCase());
}

function join(text: string): string {
  const words = text.split(/[^\p{ID_Continue}$]+/u).filter(Boolean);
  const joined = words
    .map((word, index) => (index === 0 ? word : word.replace(/^\p{Ll}/u, (c) => c.toUpperCase())))
    .join("");
  return isIdentifier(joined) ? joined : `_${joined}`;
}

/** What a contract as a whole is called in its generated code: `music-generations` → `MusicGenerations`, `3.1` → `Api31`. */
export const apiName = (name: string) => pascalCase(name).replace(/^_/, "Api");

/**
 * A name for each text, no two alike: `get-job`, `getJob` → `getJob2`, `getJob`. Whatever can keep its name does.
 *
 * @param taken names that are not to be had, in their own case
 * @param fold what makes two names alike: their lower case, where they name files
 */
export function uniqueNames(
  texts: Iterable<string>,
  rename: (text: string) => string,
  taken: Iterable<string> = [],
  fold: (name: string) => string = (name) => name,
): Map<string, string> {
  const used = new Set([...taken].map(fold));
  const names = new Map<string, string>();
  const all = [...texts];
  const wishes = all.map((text) => ({ text, wanted: rename(text) }));
  const keeping = wishes.filter(({ text, wanted }) => text === wanted);
  for (const { text, wanted } of [...keeping, ...wishes.filter(({ text, wanted }) => text !== wanted)]) {
    let name = wanted;
    for (let number = 2; used.has(fold(name)); number++) name = `${wanted}${number}`;
    used.add(fold(name));
    names.set(text, name);
  }
  return new Map(all.map((text) => [text, names.get(text) as string]));
}

/** What a client has beside its operations; `then` would make it a promise. */
const CLIENT_MEMBERS = ["use", "eject", "request", "then"];

type Operations = Pick<Contract, "operations">;

/** A report asks for them with every finding. */
const known = new WeakMap<Operations, ReadonlyMap<string, string>>();

/** What the methods of a generated client are called, by operationId. */
export function methodNames(contract: Operations): ReadonlyMap<string, string> {
  const found = known.get(contract);
  if (found) return found;
  const ids = contract.operations.map(({ id }) => id);
  const names = uniqueNames(ids, camelCase, CLIENT_MEMBERS);
  known.set(contract, names);
  return names;
}
