/** An exchange's request as a curl command. */
import { PLACEHOLDER } from "./credentials.ts";
import { DOT_SEGMENT, type ExchangeRequest, isText, textOf } from "./exchange.ts";

/** curl writes these itself, from the URL and the body. */
const WRITTEN_BY_CURL = new Set(["host", "content-length", "connection", "transfer-encoding", "accept-encoding"]);

/** Linux takes no argument of 128 kB. */
const LONGEST_ARGUMENT = 100_000;

/**
 * A command for a POSIX shell that sends the same request: method, URL, headers and body byte for byte.
 * Placeholders of credentials (`$CANTUS_X_API_KEY`) are filled in by the shell.
 *
 * @example
 * curlCommand({ method: "GET", url: "http://127.0.0.1:3000/v1/jobs", headers: {}, body: NO_BYTES })
 * // curl -sS -i 'http://127.0.0.1:3000/v1/jobs'
 */
export function curlCommand({ method, url, headers, body }: ExchangeRequest): string {
  const words = ["curl", "-sS", "-i"];
  // Curl reads brackets and braces in a URL as patterns, and resolves dot segments, unless told otherwise.
  if (/[[\]{}]/.test(url)) words.push("-g");
  if (DOT_SEGMENT.test(url)) words.push("--path-as-is");
  if (method === "HEAD") words.push("--head");
  else if (method !== "GET" || body.length > 0) words.push("-X", method);
  words.push(quote(url));
  for (const [name, value] of Object.entries(headers)) {
    if (WRITTEN_BY_CURL.has(name)) continue;
    // A header without a value is written with a semicolon, or curl leaves it out.
    words.push("-H", quote(value === "" ? `${name};` : `${name}: ${value}`));
  }
  if (body.length === 0) return words.join(" ");
  // Without this, curl says that any body is a form.
  if (headers["content-type"] === undefined) words.push("-H", quote("content-type:"));
  // An `@` in front would make curl read a file, and an argument cannot hold NUL or bytes that are no text.
  const text = textOf(body);
  const isShort = body.length < LONGEST_ARGUMENT;
  // Nobody can copy a carriage return from a screen.
  if (isText(body) && text.includes("\r")) return `${printf(text)} | ${[...words, "--data-binary", "@-"].join(" ")}`;
  if (isText(body) && isShort && !text.startsWith("@")) return [...words, "--data-binary", quote(text)].join(" ");
  // What the shell writes itself is no argument, however long it is.
  if (isText(body)) return `printf %s ${quote(text)} | ${[...words, "--data-binary", "@-"].join(" ")}`;
  const encoded = Buffer.from(body).toString("base64");
  return `printf %s ${quote(encoded)} | base64 -d | ${[...words, "--data-binary", "@-"].join(" ")}`;
}

/** A command that writes the text, whose line ends stand in it by name; placeholders are its arguments. */
function printf(text: string): string {
  const names: Readonly<Record<string, string>> = { "\r": "\\r", "\n": "\\n", "\\": "\\\\", "%": "%%" };
  const secrets = text.match(PLACEHOLDER) ?? [];
  const format = text
    .split(PLACEHOLDER)
    .map((part) => part.replace(/[\r\n\\%]/g, (character) => names[character] ?? character))
    .join("%s");
  return ["printf --", `'${format.replaceAll("'", `'\\''`)}'`, ...secrets.map((name) => `"${name}"`)].join(" ");
}

/** In single quotes, which a shell leaves alone; placeholders stand outside, in double quotes, for it to fill in. */
function quote(text: string): string {
  const parts = text.split(new RegExp(`(${PLACEHOLDER.source})`));
  return (
    parts
      .map((part, index) => (index % 2 === 1 ? `"${part}"` : part && `'${part.replaceAll("'", `'\\''`)}'`))
      .join("") || "''"
  );
}
