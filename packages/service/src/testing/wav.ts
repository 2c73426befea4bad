import { readFile } from "node:fs/promises";

/** What a WAV file says of itself, and the samples that it holds, from -1 to 1. */
export async function readWav(file: string) {
  const bytes = await readFile(file);
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset + 44, bytes.byteOffset + bytes.byteLength));
  const rate = bytes.readUInt32LE(24);
  return {
    magic: bytes.toString("latin1", 0, 4) + bytes.toString("latin1", 8, 12),
    channels: bytes.readUInt16LE(22),
    rate,
    declaredBytes: bytes.readUInt32LE(40),
    bytes: bytes.length - 44,
    seconds: samples.length / rate,
    samples: Float32Array.from(samples, (sample) => sample / 32_768),
  };
}

/** How loud a stretch is, as the root of its mean square. */
export function loudness(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
