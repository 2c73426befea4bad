import { isAlias, isMap, isNode, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { Finder, Found } from "./finder.ts";

/** Finds nodes in YAML. The text is parsed when the first is asked for. */
export function yamlFinder(text: string): Finder {
  let root: { document: ReturnType<typeof parseDocument> } | undefined;

  return (path) => {
    // Versions and repeated keys are no concern here: whoever read the document has decided on them.
    root ??= { document: parseDocument(text, { strict: false, uniqueKeys: false, logLevel: "silent", merge: false }) };
    const { document } = root;
    const resolved = (node: unknown): Node | undefined => {
      if (isAlias(node)) return node.resolve(document);
      return isNode(node) ? node : undefined;
    };
    let node = resolved(document.contents);
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
