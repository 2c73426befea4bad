/**
 * `uniqueItems` in time that grows with the list and not with its square: Ajv compares each item that is a list or an
 * object with each other, which lets a megabyte of `{}` take minutes.
 */

/** The places of two items that are one JSON value (JSON Schema 2020-12 §4.2.2); `undefined` where there are none. */
export function repeatedItems(items: readonly unknown[]): readonly [first: number, second: number] | undefined {
  const scalars = new Map<unknown, number>();
  const texts = new Map<string, number>();
  for (const [place, item] of items.entries()) {
    const isScalar = typeof item !== "object" || item === null;
    const seen: Map<unknown, number> = isScalar ? scalars : texts;
    const key = isScalar ? item : canonical(item);
    const first = seen.get(key);
    if (first !== undefined) return [first, place];
    seen.set(key, place);
  }
  return undefined;
}

/** The same text for the same JSON value: members in the order of their names. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "";
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join()}}`;
}
