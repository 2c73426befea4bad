import { closeSync, openSync, writeSync } from "node:fs";

export const SAMPLE_RATE = 44_100;
const HEADER_BYTES = 44;
const BYTES_PER_SAMPLE = 2;

/** Writes a WAV file, 16 bits mono, block by block, so that memory does not grow with its length. */
export class WavFile {
  readonly #file: number;

  /** `samples` is how many there will be: the header comes first and says so. */
  constructor(path: string, samples: number) {
    this.#file = openSync(path, "w");
    writeSync(this.#file, header(samples));
  }

  /** Samples from -1 to 1; what is beyond is cut off. */
  write(block: Float32Array): void {
    const bytes = Buffer.allocUnsafe(block.length * BYTES_PER_SAMPLE);
    block.forEach((sample, index) => {
      bytes.writeInt16LE(Math.round(Math.max(-1, Math.min(1, sample)) * 32_767), index * BYTES_PER_SAMPLE);
    });
    writeSync(this.#file, bytes);
  }

  close(): void {
    closeSync(this.#file);
  }
}

/** The RIFF header of PCM (format 1): chunk sizes, one channel, sample rate, byte rate, frame size, bits. */
function header(samples: number): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES);
  const size = samples * BYTES_PER_SAMPLE;
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(HEADER_BYTES - 8 + size, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(SAMPLE_RATE, 24);
  bytes.writeUInt32LE(SAMPLE_RATE * BYTES_PER_SAMPLE, 28);
  bytes.writeUInt16LE(BYTES_PER_SAMPLE, 32);
  bytes.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(size, 40);
  return bytes;
}
