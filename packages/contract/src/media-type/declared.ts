import { byText } from "../by-text.ts";
import type { MediaType } from "../model.ts";
import { type ParsedMediaType, parseMediaType } from "./parse.ts";

/**
 * The declared media type that an actual `Content-Type` is: "the most specific key is applicable" (OpenAPI 3.1,
 * Response Object), so `text/plain` before `text/*` before the range of all. A parameter that the contract
 * names has to be there, `charset` aside, which changes how the text is written and not what it is.
 *
 * @param contentType as it came; `undefined` when nothing came
 */
export function declaredMediaType(
  content: readonly MediaType[],
  contentType: string | undefined,
): MediaType | undefined {
  // As most write it. Nothing that is declared can be more specific.
  const same = content.find(({ type }) => type === contentType);
  if (same || contentType === undefined) return same;
  const declared = lookUps.get(content) ?? byText(MAX_KNOWN, (type) => mostSpecific(content, type), MAX_LENGTH);
  lookUps.set(content, declared);
  return declared(contentType);
}

const lookUps = new WeakMap<readonly MediaType[], (contentType: string) => MediaType | undefined>();
const MAX_KNOWN = 20;
const MAX_LENGTH = 100;

function mostSpecific(content: readonly MediaType[], contentType: string): MediaType | undefined {
  const actual = parseMediaType(contentType);
  if (!actual) return undefined;
  return content
    .map((declared) => ({ declared, rank: specificity(declared.type, actual) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank)[0]?.declared;
}

/** 0: another media type. Higher: says more of the actual one. */
function specificity(declaredType: string, actual: ParsedMediaType): number {
  const declared = parseMediaType(declaredType);
  if (!declared) return 0;
  const named = Object.entries(declared.parameters).filter(([name]) => name !== "charset");
  if (named.some(([name, value]) => actual.parameters[name]?.toLowerCase() !== value.toLowerCase())) return 0;
  if (declared.essence === actual.essence) return 3 + named.length;
  if (declared.essence === "*/*") return 1;
  return declared.essence.endsWith("/*") && actual.essence.startsWith(declared.essence.slice(0, -1)) ? 2 : 0;
}
