/** The body of a request, read by its media type into the value that its schema describes. */
import { type Contract, coerce, type MediaType, type Schema, type Violation } from "@cantus/contract";
import type { MockRequest } from "./exchange.ts";
import { essence, isJson } from "./media.ts";

/** A value to validate; nothing where its media type says nothing that a schema could check; or why it cannot be read. */
export type ReadBody =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "opaque" }
  | { readonly kind: "unreadable"; readonly violation: Violation };

/** The declared media type that a request's Content-Type falls under, the most exact one first (Request Body Object). */
export function declaredMediaType(
  content: readonly MediaType[],
  contentType: string | undefined,
): MediaType | undefined {
  const sent = essence(contentType ?? "");
  const range = `${sent.split("/")[0]}/*`;
  const of = (type: string) => content.find((declared) => essence(declared.type) === type);
  return of(sent) ?? of(range) ?? of("*/*");
}

export async function readBody(contract: Contract, declared: MediaType, request: MockRequest): Promise<ReadBody> {
  const contentType = request.headers["content-type"] ?? "";
  const type = essence(contentType);
  const text = () => new TextDecoder("utf-8", { fatal: true }).decode(request.body);
  try {
    if (isJson(type)) return { kind: "value", value: JSON.parse(text()) };
    if (type === "application/x-www-form-urlencoded") {
      return { kind: "value", value: formValue(contract, declared, [...new URLSearchParams(text())]) };
    }
    if (type === "multipart/form-data") {
      const form = await new Response(request.body as BodyInit, {
        headers: { "Content-Type": contentType },
      }).formData();
      return { kind: "value", value: formValue(contract, declared, [...form]) };
    }
    if (type.startsWith("text/")) return { kind: "value", value: coerce(contract, declared.schema, text()) };
    return { kind: "opaque" };
  } catch (error) {
    const reason = error instanceof SyntaxError ? `: ${error.message}` : "";
    return {
      kind: "unreadable",
      violation: { in: "body", pointer: "", keyword: "mediaType", message: `must be readable as ${type}${reason}` },
    };
  }
}

/**
 * A form as an object: a name that comes more than once, or whose schema wants a list, becomes a list; a part that its
 * schema wants as an object is JSON (OpenAPI 3.1, Special Considerations for multipart Content). A file counts as text.
 */
function formValue(contract: Contract, declared: MediaType, entries: readonly [string, string | File][]): unknown {
  const properties = propertiesOf(contract, declared.schema);
  const form = [...Map.groupBy(entries, ([name]) => name)].map(([name, parts]): [string, unknown] => {
    const texts = parts.map(([, part]) => (typeof part === "string" ? part : ""));
    const schema = Object.hasOwn(properties, name) ? contract.resolve<Schema>(properties[name] as Schema) : true;
    const isList = typeof schema === "object" && schema.type === "array";
    if (isList && declared.encoding[name]?.explode === false) return [name, texts[0]?.split(",")];
    return [name, isList || texts.length > 1 ? texts : texts[0]];
  });
  return coerce(contract, declared.schema, Object.fromEntries(form));
}

function propertiesOf(contract: Contract, schema: Schema | undefined): Record<string, Schema> {
  const target = schema === undefined ? true : contract.resolve<Schema>(schema);
  if (typeof target !== "object") return {};
  const inherited = (target.allOf ?? []).map((part) => propertiesOf(contract, part));
  return Object.assign({}, ...inherited, target.properties);
}
