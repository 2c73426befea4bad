/** JSON Pointers (RFC 6901). */

const escaped = (key: string) => key.replaceAll("~", "~0").replaceAll("/", "~1");
const unescaped = (token: string) => token.replaceAll("~1", "/").replaceAll("~0", "~");

/** `["paths", "/jobs", "get"]` → `/paths/~1jobs/get`. */
export function formatPointer(path: readonly (string | number)[]): string {
  return path.map((key) => `/${escaped(String(key))}`).join("");
}

/** A pointer, extended: `below("/paths", "/jobs", "get")` → `/paths/~1jobs/get`. */
export function below(pointer: string, ...path: (string | number)[]): string {
  return pointer + formatPointer(path);
}

/** `/paths/~1jobs/get` → `["paths", "/jobs", "get"]`. A leading `#` is allowed, as in the fragment of a `$ref`. */
export function parsePointer(pointer: string): string[] {
  const text = pointer.startsWith("#") ? decodedFragment(pointer.slice(1)) : pointer;
  return text.split("/").slice(1).map(unescaped);
}

/** RFC 6901 §6: in a URI fragment a pointer is percent-encoded. Text that is not valid percent-encoding is taken as it is. */
function decodedFragment(fragment: string): string {
  if (!fragment.includes("%")) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** One step down: the member or item of `node`, its own only. */
export function child(node: unknown, key: string): unknown {
  if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
  return (node as Record<string, unknown>)[key];
}

/** The value that a pointer leads to, or `undefined`. */
export function at(root: unknown, pointer: string): unknown {
  return parsePointer(pointer).reduce(child, root);
}
