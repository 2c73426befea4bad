/** The collections that were found, by what operations' paths have in common with theirs: asked for every operation. */
import type { Collection } from "./model.ts";
import { parametersOf, segmentsOf, shapeOfPath } from "./template.ts";

export class FoundCollections {
  readonly all: readonly Collection[];
  readonly #byName = new Map<string, Collection>();
  /** By the path of the collection, and by that of its items. */
  readonly #byPath = new Map<string, Collection>();
  readonly #byItemPath = new Map<string, Collection>();

  constructor(all: readonly Collection[]) {
    this.all = all;
    for (const collection of all) {
      putFirst(this.#byName, collection.name, collection);
      putFirst(this.#byPath, shapeOfPath(segmentsOf(collection.path)), collection);
      putFirst(this.#byItemPath, shapeOfPath(collection.segments), collection);
    }
  }

  named(name: string | undefined): Collection | undefined {
    return name === undefined ? undefined : this.#byName.get(name);
  }

  /** The one whose own path these segments are. */
  at(segments: readonly string[]): Collection | undefined {
    return this.#byPath.get(shapeOfPath(segments));
  }

  /** Those whose item is on the way that these segments lead, the outermost first. */
  around(segments: readonly string[]): Collection[] {
    if (parametersOf(segments).length === 0) return [];
    return segments.flatMap((_, i) => this.#byItemPath.get(shapeOfPath(segments.slice(0, i + 1))) ?? []);
  }
}

function putFirst<Value>(map: Map<string, Value>, key: string, value: Value): void {
  if (!map.has(key)) map.set(key, value);
}
