/** What a contract says in words, taken apart. */

/** The sentences of a description, and what stands between its semicolons and on its lines. */
export function sentencesIn(text: string | undefined): string[] {
  return (text ?? "").split(/[.;]\s|[.;]$|\n/);
}

/** A name as it stands in a sentence: `payment-methods`, “payment methods”. */
export function asWords(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, " ");
}

/** Whether a text says nothing but what is known: these names, and words of which none narrows what it says. */
export function hasOnly(text: string, word: RegExp, names: readonly string[]): boolean {
  const longest = names.toSorted((one, other) => other.length - one.length);
  const known = new RegExp(`\\b(?:${longest.join("|")})\\b`, "gi");
  const words = asWords(text).replace(known, " ").trim().split(/\s+/);
  return words.every((each) => word.test(each));
}
