/** What bytes a body of some media type has: text, JSON, forms, XML, events, and for binary types the smallest real file. */
import type { Contract, Schema } from "@cantus/contract";
import { writeXml } from "@cantus/contract/body";
import { essence, isEventStream, isJson, isUrlEncoded, isXml } from "@cantus/contract/media-type";
import { eventStream } from "./event-stream.ts";

/** A media type that can be sent for one that the contract declares, which may be a range: `image/*` → `image/png`. */
export function concreteMediaType(declared: string, value: unknown): string {
  if (!declared.includes("*")) return declared;
  const type = essence(declared).split("/")[0] ?? "*";
  if (type === "*") return typeof value === "string" ? "text/plain" : "application/json";
  return CONCRETE[type] ?? "application/octet-stream";
}

const CONCRETE: Readonly<Record<string, string>> = {
  text: "text/plain",
  image: "image/png",
  audio: "audio/wav",
  video: "video/mp4",
  font: "font/woff2",
  application: "application/json",
  multipart: "multipart/mixed",
};

/** Whether a body of this media type is made of bytes that no JSON value describes. */
export function isBinary(mediaType: string): boolean {
  const type = essence(mediaType);
  return (
    /^(image|audio|video|font)\/(?!.*\+xml$)/.test(type) ||
    ["octet-stream", "pdf", "zip", "gzip", "ogg"].some((each) => type === `application/${each}`)
  );
}

/** The body on the wire. */
export function encodeBody(
  contract: Contract,
  mediaType: string,
  value: unknown,
  schema?: Schema,
): string | Uint8Array {
  const type = essence(mediaType);
  if (isEventStream(type)) return eventStream(value);
  if (isJson(type)) return JSON.stringify(value) ?? "null";
  // JSON Lines, by either of its names: one value on each line.
  if (/^application\/(x-ndjson|ndjson|jsonl|json-seq|x-jsonlines)$/.test(type) && Array.isArray(value)) {
    return value.map((line) => `${JSON.stringify(line)}\n`).join("");
  }
  if (typeof value === "string") return value;
  if (isUrlEncoded(type) && isRecord(value)) return form(value);
  if (isXml(type)) return writeXml(contract, schema, value);
  return JSON.stringify(value) ?? "";
}

function form(value: Readonly<Record<string, unknown>>): string {
  return new URLSearchParams(
    Object.entries(value).map(([name, member]) => [
      name,
      typeof member === "object" ? JSON.stringify(member) : String(member),
    ]),
  ).toString();
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
