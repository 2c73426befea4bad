/** What a server finds out of a file that is sent to it. */
import type { Contract, Schema } from "@cantus/contract";
import { plainName, shapeOf } from "@cantus/contract/collections";
import { accepts } from "./accepts.ts";
import { isObject, type JsonObject } from "./json.ts";

/** By the names that items commonly have for it. */
const FINDINGS: readonly (readonly [RegExp, (file: File) => unknown])[] = [
  [/^(file|byte|content)?size(inbytes|bytes)?$|^(content|file)length$|^bytes$/, (file) => file.size],
  [/^(mime|content|media)type$/, (file) => file.type],
  [/^(original)?(file)?name$/, (file) => file.name],
];

/**
 * The size, the type and the name of the one file that was sent, where an item has properties for them that were not sent:
 * `size`, `mime_type`, `filename`.
 */
export function uploaded(contract: Contract, item: Schema, sent: unknown): JsonObject {
  const found: JsonObject = {};
  if (!isObject(sent)) return found;
  const file = onlyFile(sent);
  if (!file) return found;
  const named = new Set(Object.keys(sent).map(plainName));
  for (const [property, schema] of shapeOf(contract, item).properties) {
    const name = plainName(property);
    if (named.has(name)) continue;
    const value = FINDINGS.find(([pattern]) => pattern.test(name))?.[1](file);
    if (value !== undefined && value !== "" && accepts(contract, schema, value)) found[property] = value;
  }
  return found;
}

function onlyFile(sent: JsonObject): File | undefined {
  let file: File | undefined;
  for (const name in sent) {
    const member = sent[name];
    for (const each of Array.isArray(member) ? member : [member]) {
      if (!(each instanceof File)) continue;
      if (file) return undefined;
      file = each;
    }
  }
  return file;
}
