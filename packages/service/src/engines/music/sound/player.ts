import { type BasicSoundBank, SpessaSynthProcessor } from "spessasynth_core";
import { KITS } from "../instruments.ts";
import type { Part, Score } from "../score.ts";

/** Left and right. */
export type Stereo = readonly [left: Float32Array, right: Float32Array];

/** So many samples lie between two looks at the notes and the envelopes: 3 ms at 44,100 a second. */
const STEP = 128;
/** Channel 10 of General MIDI, counted from 0. */
const DRUM_CHANNEL = 9;
const VOLUME = 7;
/** What General MIDI begins with. */
export const REFERENCE_VOLUME = 100;
const PAN = 10;
const REVERB_SEND = 91;
const CHORUS_SEND = 93;

/** A key that goes down, or, with velocity 0, up. */
interface KeyEvent {
  readonly sample: number;
  readonly channel: number;
  readonly pitch: number;
  readonly velocity: number;
}

export interface PlayerOptions {
  /** How many samples there are in a second. */
  readonly rate: number;
  /** How many samples are rendered at a time. */
  readonly blockSize: number;
  /** Of each part, 1–127 (controller 7). Default: what General MIDI begins with. */
  readonly volumes?: readonly number[];
}

/** Plays a score block by block. What it holds does not grow with the score's length, but for the list of its notes. */
export class Player {
  readonly #synth: SpessaSynthProcessor;
  readonly #events: readonly KeyEvent[];
  readonly #channels: readonly number[];
  readonly #unused: Stereo;
  #position = 0;
  #next = 0;

  private constructor(synth: SpessaSynthProcessor, score: Score, { volumes, rate, blockSize }: PlayerOptions) {
    this.#synth = synth;
    this.#channels = score.parts.map((part, index) =>
      "kit" in part.plays ? DRUM_CHANNEL : index + Number(index >= DRUM_CHANNEL),
    );
    this.#events = score.parts
      .flatMap((part, index) => keyEvents(part, this.#channels[index] ?? 0, rate))
      .toSorted((a, b) => a.sample - b.sample || a.velocity - b.velocity);
    this.#unused = stereo(blockSize);
    score.parts.forEach((part, index) => {
      this.#setUp(part, this.#channels[index] ?? 0, volumes?.[index] ?? REFERENCE_VOLUME);
    });
  }

  static async open(instruments: BasicSoundBank, score: Score, options: PlayerOptions): Promise<Player> {
    const synth = new SpessaSynthProcessor(options.rate, { eventsEnabled: false, maxBufferSize: STEP });
    synth.soundBankManager.addSoundBank(instruments, "main");
    await synth.processorInitialized;
    return new Player(synth, score, options);
  }

  #setUp({ plays, pan, reverb }: Part, channel: number, volume: number): void {
    const synth = this.#synth;
    const isKit = "kit" in plays;
    synth.programChange(channel, isKit ? KITS[plays.kit] : plays.instrument.program);
    synth.controllerChange(channel, VOLUME, Math.round(volume));
    synth.controllerChange(channel, PAN, Math.round(64 + 63 * pan));
    synth.controllerChange(channel, REVERB_SEND, Math.round(100 * reverb));
    synth.controllerChange(channel, CHORUS_SEND, isKit || plays.instrument.role === "bass" ? 0 : 16);
  }

  /** Renders the next block: each part as it sounds without the room, and the room's sound of all of them. */
  play(parts: readonly Stereo[], room: Stereo): void {
    const outputs: Float32Array[][] = this.#synth.midiChannels.map(() => [...this.#unused]);
    this.#channels.forEach((channel, index) => {
      outputs[channel] = [...(parts[index] ?? this.#unused)];
    });
    for (const [left, right] of [...parts, room]) {
      left.fill(0);
      right.fill(0);
    }
    const size = room[0].length;
    for (let from = 0; from < size; from += STEP) {
      this.#press(this.#position + from);
      this.#synth.processSplit(outputs, room[0], room[1], from, Math.min(STEP, size - from));
    }
    this.#position += size;
  }

  /** Renders the next block of everything together. */
  playTogether([left, right]: Stereo): void {
    left.fill(0);
    right.fill(0);
    for (let from = 0; from < left.length; from += STEP) {
      this.#press(this.#position + from);
      this.#synth.process(left, right, from, Math.min(STEP, left.length - from));
    }
    this.#position += left.length;
  }

  /** Presses and releases the keys that are due. */
  #press(until: number): void {
    for (let event = this.#events[this.#next]; event && event.sample <= until; event = this.#events[++this.#next])
      if (event.velocity > 0) this.#synth.noteOn(event.channel, event.pitch, event.velocity);
      else this.#synth.noteOff(event.channel, event.pitch);
  }
}

export function stereo(size: number): Stereo {
  return [new Float32Array(size), new Float32Array(size)];
}

/** A key that is pressed again before it was released is released first. */
function keyEvents(part: Part, channel: number, rate: number): KeyEvent[] {
  const again = new Map<number, number>();
  return part.notes.toReversed().flatMap(({ start, seconds, pitch, velocity }) => {
    const next = again.get(pitch) ?? Number.POSITIVE_INFINITY;
    again.set(pitch, start);
    const down = Math.round(start * rate);
    const up = Math.max(down + 1, Math.round(Math.min(start + seconds, next) * rate));
    return [
      { sample: down, channel, pitch, velocity },
      { sample: up, channel, pitch, velocity: 0 },
    ];
  });
}
