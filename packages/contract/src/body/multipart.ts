/** `multipart/form-data` (RFC 7578) in both directions, as bytes. */

export interface Part {
  readonly name: string;
  readonly fileName?: string | undefined;
  readonly contentType?: string | undefined;
  readonly body: Uint8Array;
}

const CRLF = bytesOf("\r\n");
const BLANK_LINE = bytesOf("\r\n\r\n");
const HYPHENS = bytesOf("--");

/**
 * The parts of a body that are a form's (RFC 7578 §4.2), one without a name with an empty one. `undefined` where it is not
 * delimited by `boundary` as RFC 2046 §5.1.1 wants it.
 */
export function readMultipart(body: Uint8Array, boundary: string): Part[] | undefined {
  // The delimiter begins with a line break, which only the first one may lack.
  const bytes = concat([CRLF, body]);
  const delimiter = bytesOf(`\r\n--${boundary}`);
  const parts: Part[] = [];
  let start = indexOf(bytes, delimiter, 0);
  if (boundary === "" || start < 0) return undefined;
  while (!startsWith(bytes, HYPHENS, start + delimiter.length)) {
    const from = start + delimiter.length;
    start = indexOf(bytes, delimiter, from);
    if (start < 0) return undefined;
    const part = bytes.subarray(from, start);
    const end = indexOf(part, BLANK_LINE, 0);
    if (end > MAX_HEAD) return undefined;
    parts.push(...readPart(part, end));
  }
  return parts;
}

/** As much as Node takes of the headers of a request. */
const MAX_HEAD = 16 * 1024;

/**
 * @param bytes what follows a delimiter: the end of its line, the headers, a blank line, the body
 * @param end of the headers
 * @returns nothing for a part that is none of a form's
 */
function readPart(bytes: Uint8Array, end: number): Part[] {
  const head = new TextDecoder().decode(bytes.subarray(0, Math.max(end, 0)));
  const disposition = /^content-disposition:\s*form-data(;.*)?$/im.exec(head);
  if (!disposition) return [];
  const [, parameters = ""] = disposition;
  const part = {
    name: quotedParameter(parameters, "name") ?? "",
    fileName: quotedParameter(parameters, "filename"),
    contentType: /^content-type:(.*)$/im.exec(head)?.[1]?.trim(),
    body: end < 0 ? new Uint8Array() : bytes.subarray(end + BLANK_LINE.length),
  };
  return [part];
}

function quotedParameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:\\\\.|[^"\\\\])*)"|([^;\\s]*))`, "i").exec(disposition);
  return (found?.[1] ?? found?.[2])?.replaceAll("%22", '"');
}

/** The body of these parts. */
export function writeMultipart(parts: readonly Part[], boundary: string): Uint8Array<ArrayBuffer> {
  const chunks = parts.flatMap(({ name, fileName, contentType, body }) => {
    const file = fileName === undefined ? "" : `; filename="${escapeName(fileName)}"`;
    const type = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"${file}\r\n${type}\r\n`;
    return [bytesOf(head), body, CRLF];
  });
  return concat([...chunks, bytesOf(`--${boundary}--\r\n`)]);
}

/** RFC 7578 §2, as the WHATWG's forms write names. */
function escapeName(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function concat(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function indexOf(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  let at = bytes.indexOf(wanted[0] as number, from);
  while (at >= 0 && !startsWith(bytes, wanted, at)) at = bytes.indexOf(wanted[0] as number, at + 1);
  return at;
}

function startsWith(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  return wanted.every((byte, i) => bytes[at + i] === byte);
}
