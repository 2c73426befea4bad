import { isObject } from "../document/walk.ts";

/** Whether a document refers to anything outside of itself, so that it has to be bundled. */
export function refersElsewhere(document: unknown): boolean {
  const seen = new Set<unknown>();
  const visit = (node: unknown): boolean => {
    if (typeof node !== "object" || node === null || seen.has(node)) return false;
    seen.add(node);
    return (isObject(node) && leadsOut(node)) || Object.values(node).some(visit);
  };
  return visit(document);
}

function leadsOut(node: Record<string, unknown>): boolean {
  const { $ref, externalValue, discriminator } = node;
  if (typeof $ref === "string" && !$ref.startsWith("#")) return true;
  if (typeof externalValue === "string") return true;
  const mapping =
    isObject(discriminator) && isObject(discriminator.mapping) ? Object.values(discriminator.mapping) : [];
  // A mapping names a schema or refers to one (Discriminator Object).
  return mapping.some((value) => typeof value === "string" && /^[^#].*\/|\.(ya?ml|json)$/i.test(value));
}
