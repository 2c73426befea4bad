/** Files to upload: bytes with a name and a media type, each of them what it says that it is. */
import { crc32, deflateSync } from "node:zlib";

/** A file in the place of a value, in a form or as a body. */
export class Upload {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;

  constructor(bytes: Uint8Array, fileName: string, mediaType: string) {
    this.bytes = bytes;
    this.fileName = fileName;
    this.mediaType = mediaType;
  }

  /** Whether it is whole in these bytes. Of a text, line ends and what surrounds it may be written in another way. */
  isIn(body: Uint8Array): boolean {
    if (!this.mediaType.startsWith("text/")) return Buffer.compare(this.bytes, body) === 0;
    const plain = (each: Uint8Array) => new TextDecoder().decode(each).normalize("NFC").replaceAll("\r\n", "\n").trim();
    return plain(this.bytes) === plain(body);
  }

  /** Whether these bytes are a file of the same kind, as a server makes it that writes pictures and pages anew. */
  isAnewIn(body: Uint8Array): boolean {
    const { begin, end } = FILES[this.mediaType] ?? {};
    const bytes = Buffer.from(body);
    return (
      begin !== undefined && bytes.indexOf(begin) === 0 && bytes.includes(end ?? "", Math.max(0, bytes.length - 24))
    );
  }

  /** Where a body is told or compared as JSON. */
  toJSON(): string {
    return this.fileName;
  }
}

interface Kind {
  readonly extension: string;
  readonly make: (turn: number) => Uint8Array;
  /** What each of its kind begins with, and what it has near its end. */
  readonly begin?: Buffer;
  readonly end?: string;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const FILES: Readonly<Record<string, Kind>> = {
  "image/png": { extension: "png", make: picture, begin: PNG, end: "IEND" },
  "text/plain": { extension: "txt", make: text },
  "application/pdf": { extension: "pdf", make: page, begin: Buffer.from("%PDF-"), end: "%%EOF" },
  "application/octet-stream": { extension: "bin", make: anything },
};

/** A file of this media type whose bytes differ from turn to turn. `undefined`: none can be made. */
export function uploadOf(mediaType: string, turn: number): Upload | undefined {
  const file = Object.hasOwn(FILES, mediaType) ? FILES[mediaType] : undefined;
  return file && new Upload(file.make(turn), `cantus-${turn}.${file.extension}`, mediaType);
}

/** The media types of a list like `image/png, application/*` that files can be made of. */
export function uploadTypes(accepted: readonly string[]): string[] {
  const ranges = accepted.map((range) => new RegExp(`^${range.replace(/[.+]/g, "\\$&").replaceAll("*", ".*")}$`));
  return Object.keys(FILES).filter((type) => ranges.some((range) => range.test(type)));
}

/** What is mangled on its way: every byte, no UTF-8, line ends of both kinds, spaces at the end; more than one chunk holds. */
function anything(turn: number): Uint8Array {
  const every = Uint8Array.from({ length: 256 }, (_, index) => index);
  const many = new Uint8Array(turn % 2 === 0 ? 70_000 : 300).map((_, index) => (index * 7 + turn) % 251);
  return Buffer.concat([Buffer.from(`cantus ${turn}\r\n\n`), every, many, Buffer.from("\r\n \n")]);
}

function text(turn: number): Uint8Array {
  return Buffer.from(`Zürich – naïve Ωμέγα 日本語 🎵\nline ${turn}\n`);
}

function page(turn: number): Uint8Array {
  const body = `1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n% ${turn} `;
  return Buffer.concat([
    Buffer.from(`%PDF-1.4\n${body}`),
    Buffer.from([0xe2, 0xe3, 0xcf, 0xd3]),
    Buffer.from("\n%%EOF\n"),
  ]);
}

/** One pixel (PNG, third edition, section 5), its grey by the turn. */
function picture(turn: number): Uint8Array {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  return Buffer.concat([
    PNG,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(Buffer.from([0, turn % 256]))),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}
