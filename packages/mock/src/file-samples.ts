/** The smallest whole files of their kinds, which decoders take: for bodies that no JSON value describes. */
import { essence } from "@cantus/contract/media-type";
import { AVIF, MP4, TTF, WEBM, WOFF, WOFF2 } from "./encoded-samples.ts";

const ONE_PIXEL_PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";
/** A RIFF header with 8 samples of silence, 16 bit, mono, 8 kHz. */
const SILENT_WAV = "UklGRjQAAABXQVZFZm10IBAAAAABAAEAQB8AAIA+AAACABAAZGF0YRAAAAAAAAAAAAAAAAAAAAAAAAAA";
/** MPEG-1 layer III, 32 kbit/s, 44.1 kHz, mono: a frame is a header and 100 bytes of nothing. Decoders want to see several. */
const SILENT_MP3 = Buffer.concat(
  Array(4).fill(Buffer.concat([Buffer.from([0xff, 0xfb, 0x10, 0xc4]), Buffer.alloc(100)])),
).toString("base64");
/** A frame of 192 samples of silence, 16 bit, mono, 8 kHz: its one subframe says that all are zero (RFC 9639). */
const SILENT_FLAC = "ZkxhQ4AAACIAwADAAAAAAAAAAfQA8AAAAMAAAAAAAAAAAAAAAAAAAAAA//gUCAArAAAA6Vs=";
/** Opus in Ogg (RFC 7845): the head, no tags, and a packet of 20 ms in which nothing is heard. */
const SILENT_OGG =
  "T2dnUwACAAAAAAAAAAABAAAAAAAAAByf9dkBE09wdXNIZWFkAQE4AYC7AAAAAABPZ2dTAAAAAAAAAAAAAAEAAAABAAAAh1hgGgEQT3B1c1RhZ3MAAAAAAAAAAE9nZ1MABMADAAAAAAAAAQAAAAIAAAApk7DdAQP4//4=";
const ONE_PIXEL_JPEG =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAFA3PEY8MlBGQUZaVVBfeMiCeG5uePWvuZHI////////////////////////////////////////////////////2wBDAVVaWnhpeOuCguv/////////////////////////////////////////////////////////////////////////wAARCAABAAEDASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAT/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFAEBAAAAAAAAAAAAAAAAAAAAAP/EABQRAQAAAAAAAAAAAAAAAAAAAAD/2gAMAwEAAhEDEQA/ALQAf//Z";
const ONE_PIXEL_WEBP = "UklGRiQAAABXRUJQVlA4IBgAAAAwAQCdASoBAAEAB0CWJaQAA3AA/u9gAAA=";
const ONE_PIXEL_SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>').toString("base64");
const EMPTY_GZIP = "H4sIAAAAAAAAAwMAAAAAAAAAAAA=";

/** A page of 3 by 3 points, with the table of where its objects begin (ISO 32000-1 §7.5.4). */
const EMPTY_PDF = pdf([
  "<</Type/Catalog/Pages 2 0 R>>",
  "<</Type/Pages/Kids[3 0 R]/Count 1>>",
  "<</Type/Page/Parent 2 0 R/MediaBox[0 0 3 3]>>",
]);

function pdf(objects: readonly string[]): string {
  let text = "%PDF-1.4\n";
  const entries = objects.map((object, i) => {
    const entry = `${String(text.length).padStart(10, "0")} 00000 n \n`;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return entry;
  });
  const size = objects.length + 1;
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${entries.join("")}`;
  const end = `trailer<</Size ${size}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF\n`;
  return Buffer.from(text + table + end).toString("base64");
}

const FILES: Readonly<Record<string, string>> = {
  "image/png": ONE_PIXEL_PNG,
  "image/gif": "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7",
  "image/jpeg": ONE_PIXEL_JPEG,
  "image/webp": ONE_PIXEL_WEBP,
  "image/avif": AVIF,
  "image/bmp": "Qk06AAAAAAAAADYAAAAoAAAAAQAAAAEAAAABABgAAAAAAAQAAAAAAAAAAAAAAAAAAAAAAAAA////AA==",
  "image/svg+xml": ONE_PIXEL_SVG,
  "audio/wav": SILENT_WAV,
  "audio/x-wav": SILENT_WAV,
  "audio/wave": SILENT_WAV,
  "audio/mpeg": SILENT_MP3,
  "audio/mp3": SILENT_MP3,
  "audio/flac": SILENT_FLAC,
  "audio/x-flac": SILENT_FLAC,
  "audio/ogg": SILENT_OGG,
  "audio/opus": SILENT_OGG,
  "application/ogg": SILENT_OGG,
  "video/mp4": MP4,
  "video/webm": WEBM,
  "font/ttf": TTF,
  "font/woff": WOFF,
  "font/woff2": WOFF2,
  "application/pdf": EMPTY_PDF,
  "application/gzip": EMPTY_GZIP,
  // An archive without files is its end record alone.
  "application/zip": "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==",
  "application/octet-stream": "AAECAwQFBgc=",
};

/** Bytes of the kind; none where no file of it is known. */
export function fileSample(mediaType: string): Uint8Array {
  const known = FILES[essence(mediaType)];
  return known ? Buffer.from(known, "base64") : new Uint8Array();
}
