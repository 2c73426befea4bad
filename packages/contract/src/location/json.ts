import type { Finder, Found } from "./finder.ts";

interface Entry {
  /** Of the key; of the value in a list. */
  readonly offset: number;
  readonly value: number;
}

/**
 * Finds nodes in valid JSON without making a tree of it: what lies beside the path is only passed over. The members of
 * each object on a way are remembered, so that the next way through it is short.
 */
export function jsonFinder(text: string): Finder {
  const containers = new Map<number, Map<string, Entry>>();

  const entriesAt = (offset: number) => {
    const entries = containers.get(offset) ?? readContainer(text, offset);
    containers.set(offset, entries);
    return entries;
  };

  return (path) => {
    let value = skipSpace(text, 0);
    let found: Found = { offset: value, depth: 0, ref: undefined };
    for (const [depth, key] of path.entries()) {
      const entry = entriesAt(value).get(key);
      if (!entry) break;
      value = entry.value;
      found = { offset: entry.offset, depth: depth + 1, ref: undefined };
    }
    const ref = entriesAt(value).get("$ref");
    if (!ref || text[ref.value] !== '"') return found;
    return { ...found, ref: JSON.parse(text.slice(ref.value, skipString(text, ref.value))) };
  };
}

/** A key that an object of valid JSON has twice, and where the second stands. JSON.parse takes the last in silence. */
export function repeatedKey(text: string): { key: string; offset: number } | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; ) {
    const char = text[i];
    if (char === '"') {
      const end = skipString(text, i);
      const keys = open.at(-1);
      const after = keys && skipSpace(text, end);
      if (keys && after !== undefined && text[after] === ":") {
        const key = text.slice(i, end);
        if (keys.has(key)) return { key: JSON.parse(key), offset: i };
        keys.add(key);
      }
      i = end;
      continue;
    }
    if (char === "{") open.push(new Set());
    else if (char === "[") open.push(undefined);
    else if (char === "}" || char === "]") open.pop();
    i++;
  }
  return undefined;
}

function readContainer(text: string, start: number): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const isList = text[start] === "[";
  if (!isList && text[start] !== "{") return entries;
  let i = skipSpace(text, start + 1);
  while (i < text.length && text[i] !== "}" && text[i] !== "]") {
    const offset = i;
    let key = String(entries.size);
    if (!isList) {
      const end = skipString(text, i);
      key = JSON.parse(text.slice(i, end));
      i = skipSpace(text, skipSpace(text, end) + 1);
    }
    entries.set(key, { offset, value: i });
    i = skipSpace(text, skipValue(text, i));
    if (text[i] === ",") i = skipSpace(text, i + 1);
  }
  return entries;
}

function skipSpace(text: string, start: number): number {
  let i = start;
  while (i < text.length && text.charCodeAt(i) <= 0x20) i++;
  return i;
}

/** From an opening quote to behind the closing one. */
function skipString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end > 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end + 1;
}

function isEscaped(text: string, quote: number): boolean {
  let backslashes = 0;
  while (text[quote - 1 - backslashes] === "\\") backslashes++;
  return backslashes % 2 === 1;
}

function skipValue(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; ) {
    const char = text[i];
    if (char === '"') {
      i = skipString(text, i);
      if (depth === 0) return i;
      continue;
    }
    if (char === "{" || char === "[") depth++;
    else if (char === "}" || char === "]") {
      if (depth === 0) return i;
      if (--depth === 0) return i + 1;
    } else if (depth === 0 && (char === "," || text.charCodeAt(i) <= 0x20)) return i;
    i++;
  }
  return text.length;
}
