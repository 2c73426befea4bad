import type { Composition, Note, Part } from "./compose.ts";
import { SAMPLE_RATE } from "./wav.ts";

/** How a part sounds: the strengths of its overtones, how long a note takes to come and to go (seconds), its volume. */
interface Voice {
  readonly overtones: readonly number[];
  readonly attack: number;
  readonly release: number;
  readonly volume: number;
  /** How far the pitch swings, as a share of the frequency. */
  readonly vibrato: number;
}

const VOICES: Readonly<Record<Part["name"], Voice>> = {
  melody: { overtones: [1, 0.45, 0.2, 0.1], attack: 0.01, release: 0.25, volume: 0.3, vibrato: 0 },
  vocals: { overtones: [1, 0.7, 0.35, 0.25, 0.1], attack: 0.06, release: 0.15, volume: 0.25, vibrato: 0.006 },
  chords: { overtones: [1, 0.3, 0.1], attack: 0.12, release: 0.4, volume: 0.09, vibrato: 0 },
  bass: { overtones: [1, 0.5, 0.15], attack: 0.015, release: 0.12, volume: 0.32, vibrato: 0 },
};

/** So long the piece fades at its end, at most. */
const FADE_SECONDS = 1.5;
/** Rendered at a time. */
const BLOCK = SAMPLE_RATE / 2;

export interface Block {
  /** By part, in the composition's order. */
  readonly parts: readonly Float32Array[];
  readonly master: Float32Array;
  /** How much of the piece is done with it, 0–1. */
  readonly done: number;
}

/** The number of samples of a piece. */
export function lengthOf(composition: Composition): number {
  return Math.round(composition.seconds * SAMPLE_RATE);
}

/** The piece in blocks of half a second. Memory is that of one block, however long the piece. */
export function* synthesize(composition: Composition): Generator<Block> {
  const length = lengthOf(composition);
  for (let start = 0; start < length; start += BLOCK) {
    const size = Math.min(BLOCK, length - start);
    const parts = composition.parts.map((part) => renderPart(part, start, size));
    const fade = Math.min(FADE_SECONDS * SAMPLE_RATE, length / 4);
    const master = new Float32Array(size);
    for (let index = 0; index < size; index++) {
      const gain = Math.min(1, (length - start - index) / fade);
      let sum = 0;
      for (const part of parts) {
        const sample = (part[index] ?? 0) * gain;
        part[index] = sample;
        sum += sample;
      }
      // Bends instead of breaking where many notes meet.
      master[index] = Math.tanh(sum);
    }
    yield { parts, master, done: (start + size) / length };
  }
}

function renderPart(part: Part, start: number, size: number): Float32Array {
  const block = new Float32Array(size);
  const voice = VOICES[part.name];
  for (const note of part.notes) {
    const from = Math.round(note.start * SAMPLE_RATE);
    const to = from + Math.round((note.seconds + voice.release) * SAMPLE_RATE);
    if (from < start + size && to > start) addNote(block, note, voice, start, from, to);
  }
  return block;
}

function addNote(block: Float32Array, note: Note, voice: Voice, start: number, from: number, to: number): void {
  const frequency = 440 * 2 ** ((note.pitch - 69) / 12);
  const last = Math.min(to, start + block.length);
  for (let sample = Math.max(from, start); sample < last; sample++) {
    const time = (sample - from) / SAMPLE_RATE;
    const swing = voice.vibrato === 0 ? 0 : (voice.vibrato * Math.sin(2 * Math.PI * 5 * time)) / 5;
    const phase = 2 * Math.PI * frequency * (time + swing);
    let value = 0;
    voice.overtones.forEach((strength, index) => {
      value += strength * Math.sin(phase * (index + 1));
    });
    const rise = Math.min(1, time / voice.attack);
    const fall = Math.min(1, Math.max(0, (note.seconds + voice.release - time) / voice.release));
    const index = sample - start;
    block[index] = (block[index] ?? 0) + value * rise * fall * voice.volume * note.strength;
  }
}
