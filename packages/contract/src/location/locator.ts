/** Where the nodes of a bundled document were written. */

import { child, formatPointer, parsePointer } from "../document/pointer.ts";
import { isObject } from "../document/walk.ts";
import type { Location } from "../error.ts";
import { type Finder, finderFor } from "./finder.ts";
import { locationAt } from "./listing.ts";

/** A file as it was read: its text, and the value that was parsed from it. */
export interface SourceDocument {
  /** An absolute path or a URL. */
  readonly file: string;
  readonly text: string;
  readonly parsed: unknown;
}

export interface Place {
  readonly source: SourceDocument;
  readonly path: readonly string[];
}

/** Where the node at a path of the bundle may have been written: the first of these that its text has. */
export type Origins = (node: object, path: readonly string[]) => readonly Place[] | undefined;

/**
 * Finds where the nodes of a bundle were written. Nothing is done before the first question.
 *
 * @param root the document that the bundle was made from
 * @param bundled the bundle
 * @param others the files that it refers to
 * @param resolveFile the absolute form of a file name as a `$ref` in `from` has it
 * @param origins default: by identity
 */
export function createLocator(
  root: SourceDocument,
  bundled: unknown,
  others: readonly SourceDocument[],
  resolveFile: (from: string, file: string) => string,
  origins: Origins = originsByIdentity(root, others),
): (pointer: string) => Location | undefined {
  const finders = new Map<SourceDocument, Finder>();
  const byFile = new Map([root, ...others].map((source) => [source.file, source]));

  const find = (place: Place) => {
    const finder = finders.get(place.source) ?? finderFor(place.source.text);
    finders.set(place.source, finder);
    return finder(place.path);
  };
  const isWritten = (place: Place) => find(place).depth === place.path.length;

  function placeOf(path: readonly string[]): Place {
    let node: unknown = bundled;
    let place: Place = { source: root, path: [] };
    for (const [depth, key] of path.entries()) {
      node = child(node, key);
      place = { source: place.source, path: [...place.path, key] };
      if (typeof node === "object" && node !== null)
        place = origins(node, path.slice(0, depth + 1))?.find(isWritten) ?? place;
    }
    return place;
  }

  /** The place itself, or where the `$ref` leads that stands in its way, or the nearest place around it that is written. */
  function nearestWritten(place: Place, hops = 0): Place {
    const { depth, ref } = find(place);
    const written = { source: place.source, path: place.path.slice(0, depth) };
    if (depth === place.path.length || ref === undefined || hops > 20) return written;
    const [file = "", fragment = ""] = ref.split("#", 2);
    const source = file === "" ? place.source : byFile.get(resolveFile(place.source.file, file));
    if (!source) return written;
    return nearestWritten({ source, path: [...parsePointer(`#${fragment}`), ...place.path.slice(depth)] }, hops + 1);
  }

  return (pointer) => {
    const path = parsePointer(pointer);
    let place = placeOf(path);
    if (path.length > 0 && !isWritten(place)) {
      // A component that only the bundler wrote: whoever refers to it says where it came from.
      const referrer = path[0] === "components" && path.length === 3 && referrerOf(bundled, `#${formatPointer(path)}`);
      place = referrer ? nearestWritten(placeOf(referrer)) : nearestWritten(place);
    }
    return locationAt(place.source.file, place.source.text, find(place).offset);
  };
}

/**
 * The bundler moves and merges the objects that were parsed from the files, but it does not copy what they contain. So an
 * object of the bundle is looked up among those of the files.
 */
export function originsByIdentity(root: SourceDocument, others: readonly SourceDocument[]): Origins {
  let places: Map<object, Place[]> | undefined;
  return (node) => {
    if (others.length === 0) return undefined;
    // What the bundler moved into the root stands there too: the files come first, and a place counts if its text has it.
    places ??= placesIn([...others, root]);
    return places.get(node);
  };
}

function placesIn(sources: readonly SourceDocument[]): Map<object, Place[]> {
  const origins = new Map<object, Place[]>();
  for (const source of sources) {
    const seen = new Set<object>();
    const visit = (node: unknown, path: readonly string[]) => {
      if (typeof node !== "object" || node === null || seen.has(node)) return;
      seen.add(node);
      origins.set(node, [...(origins.get(node) ?? []), { source, path }]);
      for (const [key, value] of Object.entries(node)) visit(value, [...path, key]);
    };
    visit(source.parsed, []);
  }
  return origins;
}

/** The path of the first `$ref` to a component. */
function referrerOf(bundled: unknown, ref: string): string[] | undefined {
  const seen = new Set<unknown>();
  const visit = (node: unknown, path: readonly string[]): string[] | undefined => {
    if (typeof node !== "object" || node === null || seen.has(node)) return undefined;
    seen.add(node);
    if (isObject(node) && node.$ref === ref) return [...path, "$ref"];
    for (const [key, value] of Object.entries(node)) {
      const found = visit(value, [...path, key]);
      if (found) return found;
    }
    return undefined;
  };
  return visit(bundled, []);
}
