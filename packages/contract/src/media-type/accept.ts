/** `Accept` (RFC 9110 §12.5.1). */
import { type ParsedMediaType, parseMediaType, splitOutsideQuotes } from "./parse.ts";

/**
 * The media ranges of an `Accept`, as they stand there; `undefined`: anything. What is not a media range is passed over:
 * a header that cannot be read is no reason to refuse ("A server MAY disregard" it). Some other JSON
 * (`application/ld+json`) is JSON, so plain JSON will do where it is not declared itself. A vendor's
 * (`application/vnd.github.v3+json`) says which API is meant: clients send it with every call, also where the answer is
 * a picture, so that then anything will do.
 */
export function mediaRanges(accept: string | undefined): string[] | undefined {
  const ranges = splitOutsideQuotes(accept ?? "", ",").filter((range) => parseMediaType(range) !== undefined);
  if (ranges.length === 0) return undefined;
  const some = ranges.filter((range) => /^application\/[^;]+\+json/i.test(range));
  if (some.length === 0) return ranges;
  const isVendors = some.some((range) => /^application\/vnd\./i.test(range));
  return [...ranges, "application/json;q=0.1", ...(isVendors ? ["*/*;q=0.01"] : [])];
}

/**
 * Whether a caller takes a media type, which may be a range itself: then whether it takes any within. The most specific
 * range decides. Of parameters, only one that the type gives another value matters.
 *
 * @example accepts("text/*;q=0.5, application/json;q=0", "application/json") // false
 */
export function accepts(accept: string | undefined, mediaType: string): boolean {
  const ranges = mediaRanges(accept)?.flatMap((range) => parseMediaType(range) ?? []);
  const type = parseMediaType(mediaType);
  if (!ranges || !type) return true;
  const [decisive] = ranges
    .filter((range) => overlap(range, type))
    .sort((a, b) => specificity(b) - specificity(a) || qualityOf(b) - qualityOf(a));
  return decisive !== undefined && qualityOf(decisive) > 0;
}

function overlap(range: ParsedMediaType, type: ParsedMediaType): boolean {
  const [rangeType, rangeSubtype] = range.essence.split("/");
  const [ownType, ownSubtype] = type.essence.split("/");
  const isSame = (one: string | undefined, other: string | undefined) => one === other || one === "*" || other === "*";
  if (!isSame(rangeType, ownType) || !isSame(rangeSubtype, ownSubtype)) return false;
  return Object.entries(type.parameters).every(
    ([name, value]) => value.toLowerCase() === (range.parameters[name] ?? value).toLowerCase(),
  );
}

function specificity({ essence, parameters }: ParsedMediaType): number {
  if (essence === "*/*") return 0;
  return essence.endsWith("/*") ? 1 : 2 + Object.keys(parameters).filter((name) => name !== "q").length;
}

/** 1 unless said as a number. */
function qualityOf({ parameters: { q = "1" } }: ParsedMediaType): number {
  const quality = Number(q);
  return Number.isNaN(quality) ? 1 : quality;
}
