/** kbit/s by the index in a frame's header, MPEG-1 layer III (ISO/IEC 11172-3, 2.4.2.3). */
const BITRATES = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320] as const;
const SAMPLE_RATES = [44_100, 48_000, 32_000] as const;
/** Samples of a frame (2.4.2.1). */
export const FRAME = 1152;
const HEADER_BYTES = 4;
const ID3_HEADER_BYTES = 10;

/** Bytes that are not an MP3 file, or not one that can be measured. */
class NotMp3Error extends Error {
  readonly code = "NOT_MP3";

  constructor(at: number) {
    super(`Not MPEG-1 layer III: there is no frame at byte ${at}`);
    this.name = "NotMp3Error";
  }
}

/**
 * Counts the frames of an MP3 file while it passes by, and so how long it really is, whatever its bitrate. A tag before
 * (ID3v2) or after them (ID3v1) is left out.
 *
 * @example
 * const frames = new Mp3Frames();
 * for await (const chunk of createReadStream(file)) frames.add(chunk);
 * frames.seconds;
 */
export class Mp3Frames {
  #rest: Uint8Array = new Uint8Array();
  /** Where the next header is, counted from the beginning of `#rest`; beyond it while a frame's content passes. */
  #next = 0;
  #passed = 0;
  #frames = 0;
  #rate = SAMPLE_RATES[0] as number;

  /** How long the frames that have begun so far are, in seconds. */
  get seconds(): number {
    return (this.#frames * FRAME) / this.#rate;
  }

  /** @throws NotMp3Error where a frame should begin and does not. */
  add(chunk: Uint8Array): void {
    const bytes = this.#rest.length > 0 ? Buffer.concat([this.#rest, chunk]) : chunk;
    while (this.#next + ID3_HEADER_BYTES <= bytes.length) this.#next += this.#measure(bytes, this.#next);
    const kept = Math.min(this.#next, bytes.length);
    this.#rest = bytes.slice(kept);
    this.#next -= kept;
    this.#passed += kept;
  }

  /** The length of what begins here: a tag or a frame. */
  #measure(bytes: Uint8Array, at: number): number {
    const [first = 0, second = 0, third = 0] = bytes.subarray(at, at + HEADER_BYTES);
    const name = String.fromCharCode(first, second, third);
    if (name === "ID3" && this.#frames === 0) {
      // Four times seven bits (ID3v2.4, 3.1).
      const size = bytes.subarray(at + 6, at + ID3_HEADER_BYTES).reduce((sum, byte) => (sum << 7) | (byte & 0x7f), 0);
      return ID3_HEADER_BYTES + size;
    }
    if (name === "TAG") return Number.POSITIVE_INFINITY;
    const bitrate = BITRATES[third >> 4];
    const rate = SAMPLE_RATES[(third >> 2) & 3];
    // Eleven bits of synchronisation, MPEG-1, layer III.
    if (first !== 0xff || (second & 0xfe) !== 0xfa || !bitrate || !rate) throw new NotMp3Error(this.#passed + at);
    // It is the same in all of them.
    this.#rate = rate;
    this.#frames++;
    return Math.floor(((FRAME / 8) * bitrate * 1000) / rate) + ((third >> 1) & 1);
  }
}
