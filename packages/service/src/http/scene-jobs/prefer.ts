/** How a caller wants to be answered (RFC 7240). */
export interface Preference {
  /** At once, with what has been begun. */
  readonly respondAsync: boolean;
  /** But not before so many seconds have passed, unless it is done by then. */
  readonly wait: number;
  /** What of the preferences is honoured, for `Preference-Applied`. */
  readonly applied: string;
}

/**
 * Reads a `Prefer` header. Of a preference that is there twice, the first counts; what is unknown is ignored.
 *
 * @example readPrefer("respond-async, wait=10"); // { respondAsync: true, wait: 10, applied: "respond-async, wait=10" }
 */
export function readPrefer(header: string | undefined): Preference {
  const preferences = new Map<string, string>();
  // A preference may have parameters after semicolons; of those that we know none has.
  for (const [, name = "", quoted, token] of (header ?? "").matchAll(
    /(?:^|,)\s*([\w!#$%&'*+.^`|~-]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?[^,]*/g,
  ))
    if (!preferences.has(name.toLowerCase())) preferences.set(name.toLowerCase(), quoted ?? token ?? "");
  const respondAsync = preferences.has("respond-async");
  const wait = preferences.get("wait") ?? "";
  const waits = respondAsync && /^\d{1,6}$/.test(wait);
  return {
    respondAsync,
    wait: waits ? Number(wait) : 0,
    applied: waits ? `respond-async, wait=${Number(wait)}` : "respond-async",
  };
}
