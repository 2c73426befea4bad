import type { Document, Node } from "yaml";
import { yamlLibrary } from "../read/yaml-library.ts";
import type { Finder, Found } from "./finder.ts";

/** All that keeps a text from being YAML, and where. */
export function yamlErrors(text: string): { readonly message: string; readonly offset: number }[] {
  const { errors } = yamlLibrary().parseDocument(text, { prettyErrors: false });
  return errors.map(({ message, pos }) => ({ message, offset: pos[0] }));
}

/** Finds nodes in YAML. The text is parsed when the first is asked for. */
export function yamlFinder(text: string): Finder {
  let document: Document | undefined;

  return (path) => {
    const { isAlias, isNode, isScalar, parseDocument } = yamlLibrary();
    // Versions and repeated keys are no concern here: whoever read the document has decided on them.
    const parsed =
      document ?? parseDocument(text, { strict: false, uniqueKeys: false, logLevel: "silent", merge: false });
    document = parsed;
    const resolved = (node: unknown): Node | undefined => {
      if (isAlias(node)) return node.resolve(parsed);
      return isNode(node) ? node : undefined;
    };
    let node = resolved(parsed.contents);
    let found: Found = { offset: node?.range?.[0] ?? 0, depth: 0, ref: undefined };
    for (const [depth, key] of path.entries()) {
      const next = step(node, key);
      if (!next) break;
      node = resolved(next.value);
      found = { offset: next.offset, depth: depth + 1, ref: undefined };
    }
    const ref = step(node, "$ref")?.value;
    return isScalar(ref) && typeof ref.value === "string" ? { ...found, ref: ref.value } : found;
  };
}

function step(node: Node | undefined, key: string): { value: unknown; offset: number } | undefined {
  const { isMap, isNode, isScalar, isSeq } = yamlLibrary();
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && (item.key.source ?? String(item.key.value)) === key);
    return isScalar(pair?.key) ? { value: pair.value, offset: pair.key.range?.[0] ?? 0 } : undefined;
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return isNode(item) ? { value: item, offset: item.range?.[0] ?? 0 } : undefined;
  }
  return undefined;
}
