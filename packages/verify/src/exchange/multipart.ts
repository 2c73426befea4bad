/** `multipart/form-data` (RFC 7578) in both directions. */

export interface Part {
  readonly name: string;
  readonly fileName?: string;
  readonly contentType?: string;
  readonly body: Uint8Array;
}

/** The parts of a body. `undefined` where it is not delimited by `boundary` as RFC 2046 (section 5.1.1) wants it. */
export function readMultipart(body: Uint8Array, boundary: string): Part[] | undefined {
  // Latin-1 keeps each byte as one character, so that positions in the text are positions in the bytes.
  const text = `\r\n${Buffer.from(body).toString("latin1")}`;
  const segments = text.split(`\r\n--${Buffer.from(boundary).toString("latin1")}`);
  const last = segments.pop();
  if (segments.length === 0 || last === undefined || !last.startsWith("--")) return undefined;
  return segments.slice(1).map(readPart);
}

function readPart(segment: string): Part {
  const end = segment.indexOf("\r\n\r\n");
  const head = Buffer.from(segment.slice(0, Math.max(end, 0)), "latin1").toString("utf8");
  const disposition = /^content-disposition:(.*)$/im.exec(head)?.[1] ?? "";
  return {
    name: quotedParameter(disposition, "name") ?? "",
    fileName: quotedParameter(disposition, "filename"),
    contentType: /^content-type:\s*(.*?)\s*$/im.exec(head)?.[1],
    body: Buffer.from(end < 0 ? "" : segment.slice(end + 4), "latin1"),
  };
}

function quotedParameter(disposition: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}=(?:"((?:\\\\.|[^"\\\\])*)"|([^;\\s]*))`, "i").exec(disposition);
  return (found?.[1] ?? found?.[2])?.replaceAll("%22", '"');
}

/** The body of these parts. */
export function writeMultipart(parts: readonly Part[], boundary: string): Uint8Array {
  const chunks = parts.flatMap(({ name, fileName, contentType, body }) => {
    const file = fileName === undefined ? "" : `; filename="${escapeName(fileName)}"`;
    const type = contentType === undefined ? "" : `Content-Type: ${contentType}\r\n`;
    const head = `--${boundary}\r\nContent-Disposition: form-data; name="${escapeName(name)}"${file}\r\n${type}\r\n`;
    return [Buffer.from(head), body, Buffer.from("\r\n")];
  });
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

/** RFC 7578, section 2, as the WHATWG's forms write names. */
function escapeName(name: string): string {
  return name.replaceAll('"', "%22").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
