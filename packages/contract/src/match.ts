/**
 * Which operation a request is for (OpenAPI 3.1 §4.8.8 Paths Object, §4.8.8.1 Path Templating Matching): a tree of path
 * segments, built once, so that the cost of a match follows the length of the path and not the number of paths.
 */
import type { Match, Operation } from "./model.ts";

export type Matcher = (method: string, path: string) => Match;

/** A segment of the tree. Children are tried from the most to the least concrete. */
interface Node {
  readonly literals: Map<string, Node>;
  /** Segments that are part text, part variable: `{name}.{ext}`. Those with more text first. */
  readonly mixed: { readonly segment: MixedSegment; readonly node: Node }[];
  variable: Node | undefined;
  /** What ends here, by method in upper case: for each path template of this form, `/a/{x}` and `/a/{y}` alike. */
  readonly operations: Map<string, { readonly operation: Operation; readonly names: readonly string[] }>;
}

interface MixedSegment {
  readonly key: string;
  readonly pattern: RegExp;
  readonly literalLength: number;
}

/** The segments of a request's path, or what variables took of it: as it came, and decoded. */
interface Texts {
  readonly raw: string[];
  /** The same list where nothing is encoded. */
  readonly text: string[];
}

/**
 * Builds the index of some operations.
 *
 * The path is matched first and its method then: where `/users/me` and `/users/{id}` both fit, `/users/me` is taken,
 * also for a method that only `/users/{id}` has ("concrete (non-templated) paths would be matched before their
 * templated counterparts"). Paths are compared with their case and their trailing slash, percent-decoded. A variable
 * takes at least one character and never a `/`, unless that is sent as `%2F`; of two in one segment, the first takes
 * as much as it can (`{name}.{ext}` reads `a.tar.gz` as `a.tar` and `gz`). HEAD is an operation like any other.
 *
 * @example
 * createMatcher(contract.operations)("get", "/v1/jobs/a%20b")
 * // → { kind: "operation", operation, pathParameters: { job_id: "a b" }, rawPathParameters: { job_id: "a%20b" } }
 */
export function createMatcher(operations: readonly Operation[]): Matcher {
  const root = emptyNode();
  for (const operation of operations) insert(root, operation);
  const literal = literalMatches(root);

  return (method, path) => {
    const known = literal.get(path)?.get(method);
    if (known) return known;
    const segments = requestSegments(path);
    if ("kind" in segments) return segments;
    const isEncoded = segments.raw !== segments.text;
    const raw: string[] = [];
    const values: Texts = { raw, text: isEncoded ? [] : raw };
    const leaf = descend(root, segments, 0, values);
    if (!leaf) return { kind: "no-path" };

    const found = leaf.operations.get(method.toUpperCase());
    if (!found) {
      const [first] = leaf.operations.values();
      return { kind: "no-method", allow: [...leaf.operations.keys()], path: first?.operation.path ?? path };
    }
    const rawPathParameters = byName(found.names, values.raw);
    return {
      kind: "operation",
      operation: found.operation,
      pathParameters: isEncoded ? byName(found.names, values.text) : rawPathParameters,
      rawPathParameters,
    };
  };
}

/**
 * The matches of paths without variables, by path and method: as text is tried first, no other template has a request for
 * just that.
 */
function literalMatches(root: Node): Map<string, Map<string, Match>> {
  const matches = new Map<string, Map<string, Match>>();
  const none = Object.freeze({});
  const collect = (node: Node, path: string) => {
    const found = [...node.operations].map(([method, { operation }]): [string, Match] => [
      method,
      { kind: "operation", operation, pathParameters: none, rawPathParameters: none },
    ]);
    if (found.length > 0) matches.set(path, new Map(found));
    for (const [text, next] of node.literals) if (!/[/%?#]/.test(text)) collect(next, `${path}/${text}`);
  };
  collect(root, "");
  return matches;
}

function byName(names: readonly string[], values: readonly string[]): Record<string, string> {
  const texts: Record<string, string> = {};
  for (let i = 0; i < names.length; i++) {
    const name = names[i] as string;
    const text = values[i] ?? "";
    // Assigned to, it would be the prototype.
    if (name === "__proto__") Object.defineProperty(texts, name, { value: text, enumerable: true });
    else texts[name] = text;
  }
  return texts;
}

/**
 * The part of a path template that a request's path can match. Some documents write a query or a fragment into the
 * key (`/query?op=list`, `/jobs#create`, `/jobs{?page}`), which is never part of a path.
 */
export function pathOfTemplate(template: string): string {
  return template.replace(/\{?[?#].*$/s, "");
}

function emptyNode(): Node {
  return { literals: new Map(), mixed: [], variable: undefined, operations: new Map() };
}

function insert(root: Node, operation: Operation): void {
  const names: string[] = [];
  let node = root;
  for (const segment of pathOfTemplate(operation.path).replace(/^\//, "").split("/")) {
    names.push(...[...segment.matchAll(/\{([^{}]*)\}/g)].map((variable) => variable[1] as string));
    node = child(node, segment);
  }
  // The first of two operations that no request can tell apart (`/jobs#create`, `/jobs#import`) is the one that answers.
  const method = operation.method.toUpperCase();
  if (!node.operations.has(method)) node.operations.set(method, { operation, names });
}

function child(node: Node, segment: string): Node {
  if (/^\{[^{}]*\}$/.test(segment)) {
    node.variable ??= emptyNode();
    return node.variable;
  }
  if (!/\{[^{}]*\}/.test(segment)) {
    const text = decode(segment) ?? segment;
    const known = node.literals.get(text) ?? emptyNode();
    node.literals.set(text, known);
    return known;
  }
  const mixed = mixedSegment(segment);
  const known = node.mixed.find((other) => other.segment.key === mixed.key);
  if (known) return known.node;
  const added = { segment: mixed, node: emptyNode() };
  node.mixed.push(added);
  node.mixed.sort((a, b) => b.segment.literalLength - a.segment.literalLength);
  return added.node;
}

function mixedSegment(segment: string): MixedSegment {
  const key = segment.replace(/\{[^{}]*\}/g, "{}");
  const texts = key.split("{}");
  const pattern = new RegExp(`^${texts.map((text) => escapePattern(decode(text) ?? text)).join("(.+)")}$`, "s");
  return { key, pattern, literalLength: texts.join("").length };
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}

/** @param values what the variables on the way took, to which those from here on are added */
function descend(node: Node, segments: Texts, at: number, values: Texts): Node | undefined {
  if (at === segments.raw.length) return node.operations.size > 0 ? node : undefined;
  const raw = segments.raw[at] as string;
  const text = segments.text[at] as string;

  const literal = node.literals.get(text);
  const concrete = literal && descend(literal, segments, at + 1, values);
  if (concrete) return concrete;

  const taken = values.raw.length;
  for (const mixed of node.mixed) {
    const parts = readMixed(mixed.segment, raw, text);
    if (!parts) continue;
    take(values, parts.raw, parts.text);
    const found = descend(mixed.node, segments, at + 1, values);
    if (found) return found;
    giveBack(values, taken);
  }

  if (!node.variable || raw === "") return undefined;
  take(values, [raw], [text]);
  const found = descend(node.variable, segments, at + 1, values);
  if (!found) giveBack(values, taken);
  return found;
}

function take(values: Texts, raw: readonly string[], text: readonly string[]): void {
  values.raw.push(...raw);
  if (values.text !== values.raw) values.text.push(...text);
}

function giveBack(values: Texts, length: number): void {
  values.raw.length = length;
  values.text.length = length;
}

/** Reads the raw text, so that an encoded delimiter stays in its value; or, if its text was sent encoded (`%3Acancel`), the decoded. */
function readMixed({ pattern }: MixedSegment, raw: string, text: string): Texts | undefined {
  const parts = pattern.exec(raw)?.slice(1);
  if (parts) return { raw: parts, text: parts.map((part) => decode(part) ?? part) };
  const decoded = pattern.exec(text)?.slice(1);
  return decoded && { raw: decoded.map(encodeURIComponent), text: decoded };
}

function requestSegments(path: string): Texts | Match {
  const pathOnly = path.includes("?") || path.includes("#") ? path.slice(0, path.search(/[?#]/)) : path;
  if (!pathOnly.startsWith("/")) return { kind: "no-path" };
  const raw = pathOnly.slice(1).split("/");
  if (!pathOnly.includes("%")) return { raw, text: raw };
  const text: string[] = [];
  for (const segment of raw) {
    const decoded = decode(segment);
    if (decoded === undefined) return { kind: "malformed", segment };
    text.push(decoded);
  }
  return { raw, text };
}

/** Percent-decoded, or nothing where a sequence is broken or is not UTF-8. */
function decode(text: string): string | undefined {
  if (!text.includes("%")) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
