/** Bodies that are forms. Generated code names `encodeForm` where an operation takes one, so that others do without. */
import { isForm, isMultipart } from "./media.ts";
import type { Serialization } from "./operation.ts";
import { plain, serializeQuery } from "./serialize.ts";

type Encodings = Readonly<Record<string, Serialization>>;

/** @returns `undefined` for a media type that is no form */
export function encodeForm(
  body: unknown,
  contentType: string,
  encodings?: Encodings,
): BodyInit | Promise<BodyInit> | undefined {
  if (isMultipart(contentType)) return toFormData(body as Record<string, unknown>);
  return isForm(contentType) ? toForm(body, encodings) : undefined;
}

/** Objects within a form are sent as JSON unless the contract gives them a style (OpenAPI 3.1, Encoding Object). */
function toForm(body: unknown, encodings: Encodings = {}): string {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body as object)) {
    fields[name] = encodings[name] ? value : Array.isArray(value) ? value.map(plain) : plain(value);
  }
  return serializeQuery(fields, encodings);
}

/**
 * One part for each member, and for each item of an array. `FormData` can give a part a Content-Type only together
 * with a file name, and a server takes a part with a file name for a file: objects go as JSON without either. A stream
 * is a file, read first: `FormData` takes none.
 */
async function toFormData(body: Record<string, unknown>): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      if (item instanceof Blob) form.append(name, item);
      else if (item instanceof ReadableStream || item instanceof ArrayBuffer || ArrayBuffer.isView(item)) {
        form.append(name, await new Response(item as BodyInit).blob());
      } else form.append(name, plain(item));
    }
  }
  return form;
}
