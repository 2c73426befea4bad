/** Bodies in both directions, by media type. */
import { isEventStream, isJson, isText } from "./media.ts";
import type { Operation, OperationFormats } from "./operation.ts";

/** A body as `fetch` takes it. What `fetch` knows already (`FormData`, bytes, streams) stays as it is. */
export async function encodeBody(
  body: unknown,
  contentType: string,
  { formats, form, encoding }: Pick<Operation, "formats" | "form" | "encoding">,
): Promise<BodyInit | undefined> {
  if (body === undefined) return undefined;
  if (isNative(body)) return body;
  if (isJson(contentType)) return (formats?.codec ?? JSON).stringify(body);
  const encoded = await form?.(body, contentType, encoding);
  if (encoded !== undefined) return encoded;
  return typeof body === "object" ? JSON.stringify(body) : String(body);
}

function isNative(body: unknown): body is BodyInit {
  const natives = [Blob, FormData, URLSearchParams, ArrayBuffer, ReadableStream];
  return ArrayBuffer.isView(body) || natives.some((native) => body instanceof native);
}

/**
 * The body of an answer, by its own Content-Type: JSON as a value, events as a stream that is still to be read, text
 * as a string, anything else as a `Blob`. An empty one is `undefined`. A failure that calls itself JSON and is not is
 * the text that came: a proxy's error page must not hide the status.
 *
 * @throws SyntaxError for a success that calls itself JSON and is not
 */
export async function readBody(response: Response, method: string, formats?: OperationFormats): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "";
  if (isEmpty(response, method)) return undefined;
  if (isEventStream(type)) return response.body;
  if (isJson(type)) {
    const text = await response.text();
    return parseJson(text, response.ok, formats && (() => formats.codec.read(text, response.status, formats.answers)));
  }
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
    body === null ||
    method === "HEAD" ||
    [204, 205, 304].includes(status) ||
    // RFC 9112 §6.3: with a transfer coding, Content-Length says nothing.
    (headers.get("content-length") === "0" && !headers.has("transfer-encoding"))
  );
}

function parseJson(text: string, mustBeJson: boolean, parse: (text: string) => unknown = JSON.parse): unknown {
  if (text === "") return undefined;
  try {
    return parse(text);
  } catch (error) {
    if (mustBeJson) throw error;
    return text;
  }
}
