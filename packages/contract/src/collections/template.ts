/** Path templates, segment by segment. */

export function segmentsOf(path: string): string[] {
  return path.split("/").filter((segment) => segment !== "");
}

/** The parameter that a segment is, wholly: `job_id` of `{job_id}`. */
export function parameterOf(segment: string | undefined): string | undefined {
  // Asked for every segment of every path, often: most are seen at their first character to be none.
  return segment?.startsWith("{") ? /^\{([^{}]+)\}$/.exec(segment)?.[1] : undefined;
}

function isParameter(segment: string | undefined): boolean {
  return parameterOf(segment) !== undefined;
}

export function parametersOf(segments: readonly string[]): string[] {
  return segments.flatMap((segment) => parameterOf(segment) ?? []);
}

/** Whether one template begins as the other goes, whatever their parameters are called. */
export function beginsWith(segments: readonly string[], prefix: readonly string[]): boolean {
  return (
    segments.length >= prefix.length &&
    prefix.every((segment, i) => segments[i] === segment || (isParameter(segment) && isParameter(segments[i])))
  );
}

/** A path without the names of its parameters, which tell nothing of which path it is (OpenAPI 3.1, Paths Object). */
export function nameless(path: string): string {
  return path.replace(/\{[^{}]*\}/g, "{}");
}

/** The same for all templates that differ only in what their parameters are called. */
export function shapeOfPath(segments: readonly string[]): string {
  return nameless(segments.join("/"));
}

/**
 * A path with each thing in a segment of its own: OData's `/Boats('{Code}')/Trips` (URL Conventions 4.01, section 4.3.1)
 * is `/Boats/{Code}/Trips`, and `/jobs/{job}:cancel` (AIP-136) is `/jobs/{job}/cancel`.
 */
export function thingSegments(path: string): string[] {
  return path
    .replace(/\((?:[A-Za-z_]\w*=)?('?)(\{[^{}]+\})\1\)(?=\/|$)/g, "/$2")
    .replace(/(\/\{[^{}]+\}):([A-Za-z]\w*)$/, "$1/$2")
    .split("/");
}
