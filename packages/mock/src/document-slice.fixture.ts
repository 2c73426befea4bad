/** A document that has one operation only, and of the components what that refers to: Prism's loader survives it. */
import { type OpenApiDocument, type Operation, parsePointer } from "@cantus/contract";

type Members = Readonly<Record<string, unknown>>;

export function sliceOf(document: OpenApiDocument, { path, method }: Operation): OpenApiDocument {
  const { paths = {}, components = {}, security, openapi, info } = document as unknown as Record<string, Members>;
  const item = paths[path] as Members;
  const own = {
    [path]: { ...(item.parameters !== undefined && { parameters: item.parameters }), [method]: item[method] },
  };
  const kept: Record<string, Record<string, unknown>> = {};
  // A set is walked in the order in which it grows.
  const references = new Set<string>(referencesIn(own));
  for (const reference of references) {
    const [, kind = "", name = ""] = parsePointer(decodeURIComponent(reference.slice(1)));
    const component = (components[kind] as Members)[name];
    kept[kind] = { ...kept[kind], [name]: component };
    for (const each of referencesIn(component)) references.add(each);
  }
  const securitySchemes = components.securitySchemes ?? {};
  const slice = { openapi, info, security: security ?? [], paths: own, components: { ...kept, securitySchemes } };
  return structuredClone(slice) as unknown as OpenApiDocument;
}

function* referencesIn(node: unknown): Generator<string> {
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (key === "$ref" && typeof value === "string") yield value;
    else yield* referencesIn(value);
  }
}
