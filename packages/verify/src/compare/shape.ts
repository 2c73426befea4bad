/** What a JSON value is made of, whatever its values are. */

/** The types at each place: `/jobs/*` and `/jobs/*` of all items together. */
type Shape = ReadonlyMap<string, ReadonlySet<string>>;

function shapeOf(value: unknown): Shape {
  const shape = new Map<string, Set<string>>();
  const visit = (node: unknown, place: string): void => {
    const types = shape.get(place) ?? new Set();
    shape.set(place, types.add(typeOf(node)));
    if (typeof node !== "object" || node === null) return;
    if (Array.isArray(node)) for (const item of node) visit(item, `${place}/*`);
    else for (const [name, member] of Object.entries(node)) visit(member, `${place}/${name}`);
  };
  visit(value, "");
  return shape;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

export interface ShapeDifference {
  /** `*` stands for every item. */
  readonly place: string;
  readonly a: string;
  readonly b: string;
}

/**
 * Where two values are not made of the same. `null` is like anything, as it is there until something is; nothing is said
 * of the items of a list that is empty on one side, nor of what is below a difference.
 */
export function shapeDifferences(one: unknown, other: unknown): ShapeDifference[] {
  const [a, b] = [shapeOf(one), shapeOf(other)];
  const told = new Set<string>();
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((place) => {
    const above = place.slice(0, place.lastIndexOf("/"));
    if (place !== "" && (told.has(above) || !a.has(above) || !b.has(above))) {
      told.add(place);
      return [];
    }
    const [here, there] = [a.get(place), b.get(place)];
    if (!here || !there) {
      told.add(place);
      const isItem = place.endsWith("/*");
      const isBelowNull = (here ? b : a).get(above)?.has("null");
      return isItem || isBelowNull ? [] : [{ place, a: written(here), b: written(there) }];
    }
    if (agree(here, there)) return [];
    told.add(place);
    return [{ place, a: written(here), b: written(there) }];
  });
}

function agree(here: ReadonlySet<string>, there: ReadonlySet<string>): boolean {
  const known = (types: ReadonlySet<string>) => [...types].filter((type) => type !== "null");
  const [a, b] = [known(here), known(there)];
  return a.length === 0 || b.length === 0 || a.some((type) => b.includes(type));
}

function written(types: ReadonlySet<string> | undefined): string {
  return types ? [...types].sort().join(" or ") : "nothing";
}
