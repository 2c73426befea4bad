import { Problem } from "@cantus/server";

/** What a list was sorted by at the last entry of a page: where the next one begins. */
export type Position = readonly (string | number | null)[];

/** A position as callers carry it: theirs to give back, not to read. */
export function writeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/**
 * @param length how many values the list is sorted by
 * @throws Problem `invalid-request` for what no list has answered
 */
export function readCursor(cursor: string, length: number): Position {
  const position = parse(Buffer.from(cursor, "base64url").toString());
  if (Array.isArray(position) && position.length === length && position.every(isValue)) return position;
  throw foreignCursor();
}

export function foreignCursor(): Problem {
  return new Problem("invalid-request", {
    violations: [{ in: "query", pointer: "/cursor", keyword: "format", message: "must be a cursor of this list" }],
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isValue(value: unknown): boolean {
  return value === null || typeof value === "string" || Number.isFinite(value);
}
