/** Where the nodes of a bundle were written, as JSON: by pointer, of those that do not follow from what is around them. */
import { formatPointer } from "../document/pointer.ts";
import type { Origins, Place, SourceDocument } from "./locator.ts";

type StoredPlace = readonly [file: string, path: readonly string[]];

export type StoredOrigins = Readonly<Record<string, readonly StoredPlace[]>>;

export function storedOrigins(bundled: object, root: SourceDocument, origins: Origins): StoredOrigins {
  const stored: Record<string, StoredPlace[]> = {};
  /** @param around where the node would stand if it is where its parent is */
  const visit = (node: unknown, path: readonly string[], around: readonly Place[]) => {
    if (typeof node !== "object" || node === null) return;
    const places = origins(node, path) ?? [];
    if (places.length > 0 && !isSame(places, around)) {
      stored[formatPointer(path)] = places.map(({ source, path: written }) => [source.file, written]);
    }
    const here = places.length > 0 ? places : around;
    for (const [key, value] of Object.entries(node)) {
      visit(
        value,
        [...path, key],
        here.map(({ source, path: written }) => ({ source, path: [...written, key] })),
      );
    }
  };
  visit(bundled, [], [{ source: root, path: [] }]);
  return stored;
}

function isSame(places: readonly Place[], others: readonly Place[]): boolean {
  return (
    places.length === others.length &&
    places.every(({ source, path }, i) => {
      const other = others[i];
      return other?.source === source && formatPointer(path) === formatPointer(other.path);
    })
  );
}

export function restoredOrigins(
  stored: StoredOrigins,
  root: SourceDocument,
  others: readonly SourceDocument[],
): Origins {
  const byFile = new Map([root, ...others].map((source) => [source.file, source]));
  return (_, path) =>
    stored[formatPointer(path)]?.flatMap(([file, written]) => {
      const source = byFile.get(file);
      return source ? [{ source, path: written }] : [];
    });
}
