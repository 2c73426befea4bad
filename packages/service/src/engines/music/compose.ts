import type { MusicRequest } from "../engine.ts";
import { type Direction, direct, randomOf } from "./direction.ts";
import { INSTRUMENTS, type Instrument } from "./instruments.ts";
import type { Part, PartName, Score, Written } from "./score.ts";
import { writeBass } from "./write/bass.ts";
import { writeChords } from "./write/comping.ts";
import { writeDrums } from "./write/drums.ts";
import { type Form, plan, type Section } from "./write/form.ts";
import { DRUMS, GROOVES } from "./write/grooves.ts";
import { type BarChord, harmonise, voice } from "./write/harmony.ts";
import { inventMotif, lyricRhythm, motifRhythm, writeTune } from "./write/melody.ts";
import { perform } from "./write/perform.ts";
import { type Lyrics, readLyrics } from "./write/syllables.ts";

/** So long the sound takes to go at the end, at most, in seconds. */
const FADE_SECONDS = 2.5;
const LOOP_FADE_SECONDS = 0.004;

/** How loud each part is in the mix, in LU below the tune; drums more so where there is more energy. */
const MIX: Readonly<Record<PartName, number>> = {
  wordless_voice: 1,
  melody: 0,
  drums: -2.5,
  bass: -1.5,
  chords: -3.5,
  pad: -8,
  wordless_harmony: -5,
};

/** Writes the piece that is asked for. The same request gives the same piece, and a longer one more of it. */
export function compose(request: MusicRequest): Score {
  const direction = direct(request);
  const form = plan(direction, request.seconds);
  const chords = harmonise(direction, form, randomOf(request, "harmony"));
  const written = new Composer(request, direction, form, chords).write();
  const { genre } = direction;
  const isMachine = direction.drums?.kit === "electronic" || direction.drums?.kit === "tr808";
  const playing = {
    tempo: form.tempo,
    swing: genre.swing,
    seconds: request.seconds,
    intensity: (beat: number) => intensityAt(form, beat / genre.beatsPerBar) * (0.75 + 0.25 * direction.energy),
    looseness: { time: isMachine ? 0.002 : 0.008, strength: 0.07 },
  };
  return {
    tempo: form.tempo,
    tonic: direction.tonic,
    scale: direction.scale,
    sections: form.sections.map(({ name, firstBar }) => ({
      name,
      start: (firstBar * genre.beatsPerBar * 60) / form.tempo,
    })),
    seconds: request.seconds,
    fade: direction.shape === "loop" ? LOOP_FADE_SECONDS : Math.min(FADE_SECONDS, request.seconds / 4),
    // In a very short piece some have nothing to play before it ends.
    parts: written
      .map(({ notes, ...part }) => ({
        ...part,
        notes: perform(notes, playing, randomOf(request, `hands of ${part.name}`)),
      }))
      .filter(({ notes }) => notes.length > 0),
  };
}

/** Verses grow towards the chorus that follows. */
function intensityAt({ sections }: Form, bar: number): number {
  const index = sections.findLastIndex(({ firstBar }) => firstBar <= bar);
  const section = sections[index] ?? sections[0];
  if (!section) return 0;
  const next = sections[index + 1];
  const grows = next?.name === "chorus" && section.name !== "chorus" ? 0.12 : 0;
  return section.intensity + (grows * (bar - section.firstBar)) / section.bars;
}

type WrittenPart = Omit<Part, "notes"> & { readonly notes: readonly Written[] };

/** Gives every part its notes, section by section. */
class Composer {
  readonly #request: MusicRequest;
  readonly #direction: Direction;
  readonly #form: Form;
  readonly #chords: readonly BarChord[];
  readonly #beats: 3 | 4;
  readonly #lyrics: Lyrics | undefined;
  /** How many beats the last chord sounds: to the end. */
  readonly #ring: number;

  constructor(request: MusicRequest, direction: Direction, form: Form, chords: readonly BarChord[]) {
    this.#request = request;
    this.#direction = direction;
    this.#form = form;
    this.#chords = chords;
    this.#beats = direction.genre.beatsPerBar;
    this.#ring = Math.max(1, (request.seconds * form.tempo) / 60 - form.bars * this.#beats);
    const { lyrics, language } = request;
    this.#lyrics = lyrics ? readLyrics(lyrics, language) : undefined;
  }

  write(): WrittenPart[] {
    const { genre, energy, drums, bass, chords, pad, lead, voice: singer, shape } = this.#direction;
    const parts: WrittenPart[] = [];
    const add = (name: PartName, instrument: Instrument, pan: number, reverb: number, notes: readonly Written[]) => {
      if (notes.length > 0) parts.push({ name, plays: { instrument }, pan, reverb, loudness: MIX[name], notes });
    };
    if (drums) {
      const loudness = MIX.drums + 4 * (energy - 0.5);
      const reverb = 0.4 * genre.reverb;
      parts.push({ name: "drums", plays: { kit: drums.kit }, pan: 0, reverb, loudness, notes: this.#drums() });
    }
    if (bass) add("bass", bass, 0, 0.08, this.#bass(bass));
    if (chords) add("chords", chords, -0.3, 0.7 * genre.reverb, this.#comping(chords));
    if (pad) add("pad", pad, 0.15, genre.reverb, this.#pad(pad));
    if (lead) add("melody", lead, 0.28, 0.8 * genre.reverb, this.#tune(lead, "lead"));
    if (singer) {
      const sung = this.#tune(singer, "voice");
      add("wordless_voice", singer, 0, 0.3 + 0.5 * genre.reverb, sung);
      if (shape === "vocals") add("wordless_harmony", INSTRUMENTS.oohs, -0.2, 0.8, this.#pad(INSTRUMENTS.oohs));
    }
    return parts;
  }

  #drums(): Written[] {
    const { drums, genre } = this.#direction;
    if (!drums) return [];
    const grooves = GROOVES[genre.beatsPerBar === 3 ? "waltz" : drums.groove];
    const random = randomOf(this.#request, "drums");
    const notes = this.#form.sections.flatMap((section, index) =>
      this.#bars(section, (bar) => writeDrums(grooves, section, bar, this.#form.sections[index + 1], random)),
    );
    if (this.#direction.shape !== "loop" && this.#direction.mode === "creation")
      for (const drum of ["kick", "crash"] as const)
        notes.push({ beat: this.#form.bars * this.#beats, beats: 2, pitch: DRUMS[drum], accent: 0.8 });
    return notes;
  }

  #bass(instrument: Instrument): Written[] {
    const { genre, mode } = this.#direction;
    const random = randomOf(this.#request, "bass");
    const pattern = genre.bass?.pattern ?? "roots";
    return this.#form.sections
      .filter((section) => section.bass)
      .flatMap((section) =>
        this.#bars(section, (bar) => {
          const isEnding = section.name === "ending";
          const calm = isEnding || (mode === "focus" && pattern !== "walking" && pattern !== "bossa");
          const chord = this.#chord(section, bar);
          const next = isEnding ? undefined : this.#chords[section.firstBar + bar + 1];
          return writeBass(chord, next, calm ? "held" : pattern, instrument, this.#beats, random);
        }),
      );
  }

  /** Chords are voiced from the first bar to the last, so that each leads to the next. */
  #comping(instrument: Instrument): Written[] {
    const { genre, mode } = this.#direction;
    const [low] = instrument.range;
    const isPower = genre.chords.pattern === "power";
    const range = isPower ? ([low, low + 24] as const) : ([Math.max(low, 50), Math.max(low, 50) + 24] as const);
    let before: readonly number[] = [];
    return this.#form.sections.flatMap((section) =>
      this.#bars(section, (bar) => {
        const chord = this.#chord(section, bar);
        const root = low + ((chord.root - low + 120) % 12);
        const notes = isPower ? [root] : voice(chord, range, before);
        before = isPower ? before : notes;
        if (section.name === "ending") return hold(isPower ? [root, root + 7, root + 12] : notes, this.#ring, 0.72);
        const calm = mode === "focus" && ["strummed", "stabs", "quarters", "power"].includes(genre.chords.pattern);
        return writeChords(notes, calm ? "held" : genre.chords.pattern, bar, this.#beats);
      }),
    );
  }

  #pad(instrument: Instrument): Written[] {
    const [low, high] = instrument.range;
    let before: readonly number[] = [];
    return this.#form.sections.flatMap((section) =>
      this.#bars(section, (bar) => {
        before = voice(this.#chord(section, bar), [low + 4, Math.min(high, low + 30)], before);
        return section.pad || this.#direction.shape === "vocals"
          ? hold(before, section.name === "ending" ? this.#ring : this.#beats, 0.55)
          : [];
      }),
    );
  }

  /** A section of a name has the same tune whenever it comes; what is sung follows the words instead. */
  #tune(instrument: Instrument, who: "lead" | "voice"): Written[] {
    const { genre, mode, shape } = this.#direction;
    const pattern = mode === "focus" ? "sparse" : who === "voice" ? "flowing" : genre.lead.pattern;
    let verseLine = 0;
    return this.#form.sections.flatMap((section): Written[] => {
      if (section.name === "ending") return this.#lastNote(instrument);
      if (!section[who] && !(shape === "vocals" && who === "voice")) return [];
      const motif = inventMotif(pattern, randomOf(this.#request, `motif of ${who} in ${section.name}`));
      const chords = this.#chords.slice(section.firstBar, section.firstBar + section.bars);
      let rhythm = motifRhythm(motif, section.bars, this.#beats);
      if (who === "voice" && this.#lyrics) {
        const style = { stressTimed: this.#lyrics.stressTimed, barsPerLine: shape === "rap" ? 1 : 2 } as const;
        const { verses, chorus } = this.#lyrics;
        const first = verseLine % Math.max(1, verses.length);
        const lines = section.name === "chorus" ? chorus : [...verses.slice(first), ...verses.slice(0, first)];
        if (section.name !== "chorus") verseLine += Math.ceil(section.bars / style.barsPerLine);
        rhythm = lyricRhythm(lines, section.bars, this.#beats, style);
      }
      const lift = section.name === "chorus" ? 4 : 0;
      const [low] = instrument.range;
      // What is rapped stays near the pitch of speech.
      const range = shape === "rap" && who === "voice" ? ([low + 2, low + 9] as const) : instrument.range;
      return writeTune(rhythm, chords, motif, range, this.#beats, lift).map((note) => ({
        ...note,
        beat: note.beat + section.firstBar * this.#beats,
      }));
    });
  }

  /** The tune comes home. */
  #lastNote({ range: [low, high] }: Instrument): Written[] {
    const chord = this.#chords.at(-1);
    if (!chord) return [];
    const middle = Math.round((low + high) / 2);
    const pitch = middle - ((middle - chord.root + 120) % 12);
    return hold([pitch < low ? pitch + 12 : pitch], this.#ring, 0.74).map((note) => ({
      ...note,
      beat: this.#form.bars * this.#beats,
    }));
  }

  #chord(section: Section, bar: number): BarChord {
    const chord = this.#chords[section.firstBar + bar];
    if (!chord) throw new RangeError(`Bar ${section.firstBar + bar} has no chord`);
    return chord;
  }

  #bars(section: Section, write: (bar: number) => readonly Written[]): Written[] {
    return Array.from({ length: section.bars }, (_, bar) =>
      write(bar).map((note) => ({ ...note, beat: note.beat + (section.firstBar + bar) * this.#beats })),
    ).flat();
  }
}

function hold(notes: readonly number[], beats: number, accent: number): Written[] {
  return notes.map((pitch) => ({ beat: 0, beats: beats * 0.98, pitch, accent }));
}
