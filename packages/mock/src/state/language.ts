/** Languages as lists are narrowed by them. */
import type { Contract, Schema } from "@cantus/contract";
import { parts } from "@cantus/contract/collections";

/**
 * Whether a tag is of a language that is asked for: `en` takes `en-US`, too, in whatever case, and `*` any (RFC 4647
 * §3.3.1, basic filtering). `en_US` is `en-US`, as some write it.
 */
export function isOfLanguage(tag: unknown, range: unknown): boolean {
  if (typeof tag !== "string" || typeof range !== "string" || !isTag(tag)) return false;
  if (range === "*") return true;
  const [whole, wanted] = [plainTag(tag), plainTag(range)];
  return isTag(range) && (whole === wanted || whole.startsWith(`${wanted}-`));
}

/** Whether a property may have a value that is of this language. What is none, `all` for instance, is not asked for. */
export function mayBeOfLanguage(contract: Contract, schema: Schema, range: unknown): boolean {
  if (typeof range !== "string" || !isTag(range) || NO_LANGUAGE.has(range.toLowerCase())) return false;
  const listed = parts(contract, schema).flatMap((part) => part.enum ?? []);
  return listed.length === 0 || listed.some((tag) => isOfLanguage(tag, range));
}

const NO_LANGUAGE = new Set(["all", "any"]);

/** A language of two or three letters, and what narrows it (RFC 5646 §2.1): `language=objective` is none. */
function isTag(text: string): boolean {
  return /^[a-z]{2,3}([-_][a-z0-9]{1,8})*$/i.test(text);
}

function plainTag(tag: string): string {
  return tag.toLowerCase().replaceAll("_", "-");
}
