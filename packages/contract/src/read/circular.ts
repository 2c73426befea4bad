import { at, formatPointer, parsePointer } from "../document/pointer.ts";
import { isReference } from "../document/reference.ts";
import type { ContractNotice } from "../error.ts";
import { finderFor } from "../location/finder.ts";
import { locationAt } from "../location/listing.ts";
import type { SourceDocument } from "../location/locator.ts";
import { resolveFile } from "./reference-file.ts";

/** The `$ref`s of several files that lead from one to the next and back, never to a value. */
export function circularReferences(sources: readonly SourceDocument[]): ContractNotice[] {
  const byFile = new Map(sources.map((source) => [source.file, source]));

  function isCircular(source: SourceDocument, ref: string): boolean {
    const seen = new Set<string>();
    let from: SourceDocument | undefined = source;
    let next = ref;
    while (from) {
      const [name = "", fragment = ""] = next.split("#", 2);
      const file = name === "" ? from.file : resolveFile(from.file, name);
      const pointer = formatPointer(parsePointer(`#${fragment}`));
      if (seen.has(`${file}#${pointer}`)) return true;
      seen.add(`${file}#${pointer}`);
      from = byFile.get(file);
      const node = at(from?.parsed, pointer);
      if (!isReference(node)) return false;
      next = node.$ref;
    }
    return false;
  }

  return sources.flatMap((source) =>
    referencesIn(source.parsed)
      .filter(({ ref }) => isCircular(source, ref))
      .map(({ ref, path }) => ({
        code: "UNRESOLVED_REF",
        message: `The $ref \`${ref}\` leads back to itself and never to a value.`,
        location: locationAt(source.file, source.text, finderFor(source.text)([...path, "$ref"]).offset),
      })),
  );
}

function referencesIn(root: unknown): { ref: string; path: string[] }[] {
  const found: { ref: string; path: string[] }[] = [];
  const seen = new Set<unknown>();
  const visit = (node: unknown, path: string[]) => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    if (isReference(node)) found.push({ ref: node.$ref, path });
    for (const [key, value] of Object.entries(node)) visit(value, [...path, key]);
  };
  visit(root, []);
  return found;
}
