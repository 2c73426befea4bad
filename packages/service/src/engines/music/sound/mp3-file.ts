import { closeSync, openSync, writeSync } from "node:fs";
import { createMp3Encoder } from "wasm-media-encoders";
import { FRAME, Mp3Frames } from "../../mp3-frames.ts";
import type { Stereo } from "./player.ts";

export const SAMPLE_RATE = 44_100;
/** kbit/s. */
export type Bitrate = 96 | 128 | 160 | 192;

type Encoder = Awaited<ReturnType<typeof createMp3Encoder>>;

/** Encoders that are not in use: each has memory of its own, so they are used again. */
const idle: Encoder[] = [];

/**
 * An MP3 file at a constant bitrate, which every reader finds the length of; of a variable one some are wrong. It is
 * written block by block.
 */
export class Mp3File {
  readonly #encoder: Encoder;
  readonly #file: number;
  readonly #frames = new Mp3Frames();

  private constructor(encoder: Encoder, file: number) {
    this.#encoder = encoder;
    this.#file = file;
  }

  /** @throws where the file cannot be made. */
  static async create(path: string, bitrate: Bitrate): Promise<Mp3File> {
    const file = openSync(path, "wx");
    const encoder = idle.pop() ?? (await createMp3Encoder());
    encoder.configure({ sampleRate: SAMPLE_RATE, outputSampleRate: SAMPLE_RATE, channels: 2, bitrate });
    return new Mp3File(encoder, file);
  }

  /** How many samples to write for a file of about so many seconds: the encoder adds a frame of its own. */
  static samplesFor(seconds: number): number {
    return Math.max(1, Math.round((seconds * SAMPLE_RATE) / FRAME) - 1) * FRAME;
  }

  /** Samples from −1 to 1. */
  write([left, right]: Stereo): void {
    this.#append(this.#encoder.encode([left, right]));
  }

  /** @returns how long the file is, in seconds, as its frames say. */
  close(): number {
    this.#append(this.#encoder.finalize());
    closeSync(this.#file);
    idle.push(this.#encoder);
    return this.#frames.seconds;
  }

  #append(bytes: Uint8Array): void {
    this.#frames.add(bytes);
    writeSync(this.#file, bytes);
  }
}
