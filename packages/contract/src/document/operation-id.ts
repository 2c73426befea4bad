import type { Method } from "../model.ts";

/**
 * The operationId of an operation that has none, made from what identifies it, so that it stays the same while other
 * operations come and go: `get`, `/jobs/{job_id}` → `getJobsByJobId`.
 */
export function generatedId(method: Method, path: string): string {
  const words = path
    .split(/(\{[^{}]*\})/)
    .flatMap((part) => (part.startsWith("{") ? ["by", ...wordsOf(part)] : wordsOf(part)));
  return method + (words.length > 0 ? words.map(capitalized).join("") : "Root");
}

/** `id`, or `id2`, `id3`, … where that is taken. */
export function uniqueId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  let serial = 2;
  while (taken.has(id + serial)) serial++;
  return id + serial;
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
