import { readFile } from "node:fs/promises";
import FFT from "fft.js";
import { MPEGDecoder } from "mpg123-decoder";

/** A sound, as a player gives it out. */
export interface Sound {
  readonly left: Float32Array;
  readonly right: Float32Array;
  readonly rate: number;
  readonly seconds: number;
}

/** Decodes an MP3 file as players do. */
export async function decode(file: string): Promise<Sound> {
  const decoder = new MPEGDecoder();
  await decoder.ready;
  const { channelData, samplesDecoded, sampleRate, errors } = decoder.decode(await readFile(file));
  decoder.free();
  const [left, right] = channelData;
  if (errors.length > 0 || !left || !right) throw new Error(`${file}: ${errors[0]?.message ?? "is not stereo"}`);
  return { left, right, rate: sampleRate, seconds: samplesDecoded / sampleRate };
}

/** Both channels as one. */
export function mono({ left, right }: Sound): Float32Array {
  return left.map((sample, index) => (sample + (right[index] as number)) / 2);
}

/** How strong a stretch is: the root of its mean square. */
export function strength(samples: Float32Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length));
}

/** The highest absolute sample. */
export function peak(samples: Float32Array): number {
  return samples.reduce((highest, sample) => Math.max(highest, Math.abs(sample)), 0);
}

/** Magnitudes of each frame's frequencies, from 0 to half the rate. */
function* spectra(samples: Float32Array, size: number, hop: number): Generator<Float64Array> {
  const fft = new FFT(size);
  const output = fft.createComplexArray() as number[];
  for (let start = 0; start + size <= samples.length; start += hop) {
    const frame = Array.from(
      samples.subarray(start, start + size),
      (sample, index) => sample * (0.5 - 0.5 * Math.cos((2 * Math.PI * index) / size)),
    );
    fft.realTransform(output, frame);
    yield Float64Array.from({ length: size / 2 }, (_, bin) =>
      Math.hypot(output[2 * bin] as number, output[2 * bin + 1] as number),
    );
  }
}

/** Where the middle of the spectrum is, in Hz: higher sounds brighter. */
export function centroid(sound: Sound): number {
  let [weighted, total] = [0, 0];
  for (const spectrum of spectra(mono(sound), 2048, 2048))
    spectrum.forEach((magnitude, bin) => {
      weighted += magnitude * bin * (sound.rate / 2048);
      total += magnitude;
    });
  return weighted / total;
}

/** How much of each pitch class there is, from C upwards; together 1. */
export function chroma(sound: Sound): number[] {
  const size = 16_384;
  const classes = new Array<number>(12).fill(0);
  for (const spectrum of spectra(mono(sound), size, size / 2))
    spectrum.forEach((magnitude, bin) => {
      const frequency = (bin * sound.rate) / size;
      if (frequency < 55 || frequency > 2000) return;
      const pitchClass = (Math.round(69 + 12 * Math.log2(frequency / 440)) + 120) % 12;
      classes[pitchClass] = (classes[pitchClass] ?? 0) + magnitude ** 2;
    });
  const total = classes.reduce((sum, value) => sum + value, 0);
  return classes.map((value) => value / total);
}

/** How well a tempo, in beats a minute, fits the beginnings of the notes: their strengths' autocorrelation, 1 at its own. */
export function beatStrength(sound: Sound, tempo: number): number {
  const hop = 256;
  const onsets: number[] = [];
  let before: Float64Array | undefined;
  for (const spectrum of spectra(mono(sound), 1024, hop)) {
    const last = before;
    onsets.push(last ? spectrum.reduce((sum, value, bin) => sum + Math.max(0, value - (last[bin] ?? 0)), 0) : 0);
    before = spectrum;
  }
  const mean = onsets.reduce((sum, value) => sum + value, 0) / onsets.length;
  const centred = onsets.map((value) => value - mean);
  const correlation = (lag: number) => {
    const low = Math.floor(lag);
    const at = (shift: number) =>
      centred.slice(shift).reduce((sum, value, index) => sum + value * (centred[index] as number), 0) /
      (centred.length - shift);
    return at(low) + (lag - low) * (at(low + 1) - at(low));
  };
  return correlation((60 / tempo) * (sound.rate / hop)) / correlation(0);
}
