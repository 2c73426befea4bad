/** What bytes are that no schema describes: told by how they begin, as their values are nobody's to compare. */

/** How files begin: as text in latin1, at an offset. */
const SIGNATURES: readonly (readonly [kind: string, begin: string, offset?: number])[] = [
  ["PNG", "\x89PNG\r\n"],
  ["JPEG", "\xff\xd8\xff"],
  ["GIF", "GIF8"],
  ["WebP", "WEBP", 8],
  ["WAVE", "WAVE", 8],
  ["AVI", "AVI ", 8],
  ["MP4", "ftyp", 4],
  ["Ogg", "OggS"],
  ["FLAC", "fLaC"],
  ["MIDI", "MThd"],
  ["MP3", "ID3"],
  ["MP3", "\xff\xfb"],
  ["WebM or Matroska", "\x1aE\xdf\xa3"],
  ["PDF", "%PDF-"],
  ["ZIP", "PK\x03\x04"],
  ["gzip", "\x1f\x8b"],
  ["WebAssembly", "\0asm"],
];

/** `PNG`, `XML`, `text`, `bytes`; `nothing` for none. */
export function kindOfBytes(body: Uint8Array): string {
  if (body.length === 0) return "nothing";
  const begin = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, 16)).toString("latin1");
  const known = SIGNATURES.find(([, text, offset = 0]) => begin.startsWith(text, offset));
  if (known) return known[0];
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    if (/^\s*<!doctype html|^\s*<html/i.test(text)) return "HTML";
    return /^\s*<[?!a-z]/i.test(text) ? "XML" : "text";
  } catch {
    return "bytes";
  }
}
