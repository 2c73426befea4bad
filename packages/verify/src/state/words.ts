/** What a contract says in words, taken apart. */

/** The sentences of a description, and what stands between its semicolons and on its lines. */
export function sentencesIn(text: string | undefined): string[] {
  return (text ?? "").split(/[.;]\s|[.;]$|\n/);
}

/** A name as it stands in a sentence: `payment-methods`, “payment methods”. */
export function asWords(name: string): string {
  return name.replace(/[^A-Za-z0-9]+/g, " ");
}
