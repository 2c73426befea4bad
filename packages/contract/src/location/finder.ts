import { jsonFinder } from "./json.ts";
import { yamlFinder } from "./yaml.ts";

/** How far a path could be followed in a text. */
export interface Found {
  /** Where the last key that was found begins; an item of a list has no key and begins with its value. */
  readonly offset: number;
  /** How many keys of the path were found. */
  readonly depth: number;
  /** The `$ref` of the node at which the path ended, if it has one. */
  readonly ref: string | undefined;
}

/** Finds nodes of one text by their paths. */
export type Finder = (path: readonly string[]) => Found;

/** The finder for a text: a scanner for JSON, which may be very large, and a parser for YAML. */
export function finderFor(text: string): Finder {
  return /^\s*[{[]/.test(text) && isJson(text) ? jsonFinder(text) : yamlFinder(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
