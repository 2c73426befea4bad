/** Bodies in both directions, by media type. */
import { isEventStream, isForm, isJson, isMultipart, isText } from "./media.ts";
import type { Serialization } from "./operation.ts";
import { serializeQuery } from "./serialize.ts";

type Encodings = Readonly<Record<string, Serialization>>;

/** A body as `fetch` takes it. What `fetch` knows already (`FormData`, bytes, streams) stays as it is. */
export function encodeBody(body: unknown, contentType: string, encodings?: Encodings): BodyInit | undefined {
  if (body === undefined) return undefined;
  if (isNative(body)) return body;
  if (isJson(contentType)) return JSON.stringify(body);
  if (isMultipart(contentType)) return toFormData(body as Record<string, unknown>);
  if (isForm(contentType)) return toForm(body, encodings);
  return typeof body === "object" ? JSON.stringify(body) : String(body);
}

function isNative(body: unknown): body is BodyInit {
  return (
    body instanceof Blob ||
    body instanceof FormData ||
    body instanceof URLSearchParams ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    body instanceof ReadableStream
  );
}

/** Objects within a form are sent as JSON unless the contract gives them a style (OpenAPI 3.1, Encoding Object). */
function toForm(body: unknown, encodings: Encodings = {}): string {
  const fields: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(body as object)) {
    fields[name] = encodings[name] ? value : Array.isArray(value) ? value.map(fieldText) : fieldText(value);
  }
  return serializeQuery(fields, encodings);
}

/**
 * One part for each member, and for each item of an array. `FormData` can give a part a Content-Type only together
 * with a file name, and a server takes a part with a file name for a file: objects go as JSON without either.
 */
function toFormData(body: Record<string, unknown>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined || item === null) continue;
      if (item instanceof Blob) form.append(name, item);
      else if (item instanceof ArrayBuffer || ArrayBuffer.isView(item)) {
        form.append(name, new Blob([item as ArrayBuffer | ArrayBufferView<ArrayBuffer>]));
      } else form.append(name, String(fieldText(item)));
    }
  }
  return form;
}

function fieldText(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === "object" && value !== null ? JSON.stringify(value) : value;
}

/**
 * The body of an answer, by its own Content-Type: JSON as a value, events as a stream that is still to be read, text
 * as a string, anything else as a `Blob`. An empty one is `undefined`. What calls itself JSON and is not is the text
 * that came: a proxy's error page must not hide the status.
 */
export async function readBody(response: Response, method: string): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (isEmpty(response, method)) return undefined;
  if (isEventStream(type)) return response.body;
  if (isJson(type)) return parseJson(await response.text(), response.ok);
  if (isText(type)) return await response.text();
  const bytes = await response.blob();
  return type === "" ? guess(bytes) : bytes;
}

/** RFC 9110 §8.3: without a Content-Type the recipient "MAY … examine the data to determine its type". */
async function guess(bytes: Blob): Promise<unknown> {
  const parsed = parseJson(await bytes.text(), false);
  return typeof parsed === "string" ? bytes : parsed;
}

/** RFC 9110 §6.4.1: answers to HEAD, 204, 205 and 304 have no content. */
function isEmpty(response: Response, method: string): boolean {
  const { status, headers, body } = response;
  return (
    body === null || method === "HEAD" || [204, 205, 304].includes(status) || headers.get("content-length") === "0"
  );
}

function parseJson(text: string, mustBeJson: boolean): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (mustBeJson) throw error;
    return text;
  }
}
