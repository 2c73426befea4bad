/** A value in a sentence: `"draft"`, `nothing`. Long ones are cut. */
export function shownAs(value: unknown): string {
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
