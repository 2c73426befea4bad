import fc from "fast-check";
import { Scale } from "tonal";
import { describe, expect, test } from "vitest";
import type { MusicRequest } from "../engine.ts";
import { compose } from "./compose.ts";
import { PRESETS } from "./genres/presets.ts";
import type { Note, PartName, Score } from "./score.ts";

const ask = (request: Partial<MusicRequest>): Score =>
  compose({ prompt: "pop", mode: "creation", instrumental: true, lyrics: null, seconds: 60, seed: 7, ...request });

const names = (score: Score) => score.parts.map(({ name }) => name);
const notes = (score: Score, name: PartName) => score.parts.find((part) => part.name === name)?.notes ?? [];
const instrument = (score: Score, name: PartName) => {
  const plays = score.parts.find((part) => part.name === name)?.plays;
  return plays && ("kit" in plays ? plays.kit : plays.instrument.name);
};
const sections = (score: Score) => score.sections.map(({ name }) => name).join(" ");

describe("what is asked for is what is written", () => {
  test.each<[string, Partial<MusicRequest>, Partial<Pick<Score, "tempo" | "tonic" | "scale">>]>([
    ["a tempo", { prompt: "house at 124 bpm" }, { tempo: 124 }],
    ["a key", { prompt: "a song in F sharp minor" }, { tonic: "F#", scale: "minor" }],
    ["a mode", { prompt: "funk in D dorian" }, { tonic: "D", scale: "dorian" }],
    ["a mood that is sad", { prompt: "a sad, melancholic pop ballad" }, { scale: "minor" }],
    ["a mood that is happy", { prompt: "happy sunny pop" }, { scale: "major" }],
    ["a tempo against the preset's", { prompt: "at 90 bpm", preset: "techno" }, { tempo: 90 }],
  ])("%s", (_, request, expected) => {
    expect(ask(request)).toMatchObject(expected);
  });

  test.each<[string, Partial<MusicRequest>, PartName, string]>([
    ["an instrument", { prompt: "jazz with a clarinet" }, "melody", "clarinet"],
    ["the more exact of two names", { prompt: "pop with electric piano" }, "chords", "electric piano"],
    ["a genre in the prompt", { prompt: "some smoky jazz" }, "drums", "jazz"],
    ["a genre beside the prompt, against it", { prompt: "rock", genre: "Jazz" }, "drums", "jazz"],
    ["a preset", { prompt: "a tune", preset: "trap" }, "drums", "tr808"],
    ["a language other than English", { prompt: "Walzer mit Klavier" }, "chords", "piano"],
  ])("%s", (_, request, part, expected) => {
    expect(instrument(ask(request), part)).toBe(expected);
  });

  test.each<[string, Partial<MusicRequest>, PartName, boolean]>([
    ["no drums", { prompt: "rock without drums" }, "drums", false],
    ["drums", { prompt: "rock" }, "drums", true],
    ["no bass beside a solo", { prompt: "solo violin" }, "bass", false],
    ["no chords beside it either", { prompt: "solo violin" }, "chords", false],
    ["but who is named beside it", { prompt: "solo violin and piano" }, "chords", true],
    ["nothing but drums", { prompt: "a funky drum loop", shape: "loop" }, "bass", false],
    ["a voice", { instrumental: false }, "wordless_voice", true],
    ["no voice", { lyrics: "la la la" }, "wordless_voice", false],
    ["no voice in a loop", { instrumental: false, shape: "loop" }, "wordless_voice", false],
    ["a voice that raps", { instrumental: false, lyrics: "one two three", shape: "rap" }, "wordless_voice", true],
  ])("%s", (_, request, part, plays) => {
    expect(names(ask(request)).includes(part)).toBe(plays);
  });

  test("a voice alone", () => {
    const score = ask({ instrumental: false, lyrics: "Hear me now", shape: "vocals" });
    expect(names(score)).toEqual(["wordless_voice", "wordless_harmony"]);
  });

  test.each(PRESETS)("preset $id: its tempo is about what it says", ({ id, tempo }) => {
    const pieces = [1, 2, 3].map((seed) => ask({ prompt: "a piece", preset: id, seed }).tempo);
    for (const piece of pieces) expect(Math.abs(piece / tempo - 1)).toBeLessThan(0.2);
  });
});

describe("form", () => {
  test.each([
    [6, "chorus ending"],
    [30, "intro verse chorus ending"],
    [60, "intro verse chorus verse chorus bridge chorus ending"],
    [150, "intro verse chorus verse chorus bridge chorus verse chorus ending"],
  ])("of %i seconds of pop at 120 beats a minute", (seconds, form) => {
    expect(sections(ask({ prompt: "pop at 120 bpm", seconds }))).toBe(form);
  });

  test("a loop is whole bars that fill its length", () => {
    const score = ask({ prompt: "hip-hop at 96 bpm", shape: "loop", seconds: 10 });
    expect(score.seconds / ((60 / score.tempo) * 4)).toBeCloseTo(4);
    expect(sections(score)).toBe("loop");
  });

  test("choruses are alike, verses are not the chorus, and the end comes home", () => {
    const score = ask({ prompt: "pop in C major at 120 bpm", seconds: 150 });
    const tune = (start: number) =>
      notes(score, "melody")
        .filter((note) => note.start >= start - 0.1 && note.start < start + 7.9)
        .map(({ pitch }) => pitch);
    const starts = (name: string) =>
      score.sections.filter((section) => section.name === name).map(({ start }) => start);
    const [first = 0, second = 0] = starts("chorus");
    expect(tune(first).length).toBeGreaterThan(4);
    expect(tune(second)).toEqual(tune(first));
    expect(tune(starts("verse")[0] ?? 0)).not.toEqual(tune(first));
    expect((notes(score, "melody").at(-1)?.pitch ?? 0) % 12).toBe(0);
    expect((notes(score, "bass").at(-1)?.pitch ?? 0) % 12).toBe(0);
  });

  test("a chorus is played harder than a verse", () => {
    const score = ask({ prompt: "rock at 120 bpm", seconds: 150 });
    const force = (name: string) => {
      const start = score.sections.find((section) => section.name === name)?.start ?? 0;
      const played = notes(score, "bass").filter((note) => note.start >= start && note.start < start + 8);
      return played.reduce((sum, { velocity }) => sum + velocity, 0) / played.length;
    };
    expect(force("chorus")).toBeGreaterThan(1.05 * force("verse"));
  });

  test("a longer version begins like the shorter one", () => {
    const [short, long] = [ask({ seconds: 60 }), ask({ seconds: 600 })];
    expect([long.tempo, long.tonic, long.scale]).toEqual([short.tempo, short.tonic, short.scale]);
  });
});

describe("a voice", () => {
  test.each([
    ["en", "The lamp is low, the page is turned", 8],
    ["fr", "Sous le ciel de Paris", 6],
    ["ja", "さくらさくら", 6],
    ["es", "La casa de mi madre", 7],
  ])("sings a note for each syllable: %s", (language, lyrics, syllables) => {
    const score = ask({ prompt: "pop at 120 bpm", instrumental: false, lyrics, language, seconds: 6 });
    // Two bars, one line, and the last note of the piece.
    expect(notes(score, "wordless_voice")).toHaveLength(syllables + 1);
  });

  test("sings languages of even syllables evenly, and others long and short", () => {
    const lengths = (language: string) => {
      const lyrics = "la la la la la la la";
      const score = ask({ prompt: "pop at 120 bpm", instrumental: false, lyrics, language, seconds: 6 });
      return new Set(
        notes(score, "wordless_voice")
          .slice(0, 6)
          .map(({ seconds }) => Math.round(seconds * 10)),
      );
    };
    expect(lengths("es").size).toBeLessThan(lengths("en").size);
  });
});

test("what is rapped keeps near one pitch, and has more syllables in a bar than what is sung", () => {
  const lyrics = "word after word after word in a line\nline after line in the very same time";
  const [rap, song] = (["rap", "song"] as const).map((shape) =>
    notes(ask({ prompt: "hip-hop at 90 bpm", instrumental: false, lyrics, shape, seconds: 40 }), "wordless_voice"),
  );
  const span = (played: readonly Note[] = []) =>
    Math.max(...played.map(({ pitch }) => pitch)) - Math.min(...played.map(({ pitch }) => pitch));
  expect(span(rap)).toBeLessThan(span(song));
  expect(rap?.length).toBeGreaterThan(1.5 * (song?.length ?? 0));
});

describe("every piece", () => {
  const request = fc.record({
    prompt: fc.constantFrom("a tune", "sad rain", "fast party", "calm night", "epic battle", "solo flute", "no drums"),
    preset: fc.option(fc.constantFrom(...PRESETS.map(({ id }) => id)), { nil: undefined }),
    mode: fc.constantFrom("creation" as const, "focus" as const),
    shape: fc.constantFrom("song" as const, "loop" as const, "rap" as const, "vocals" as const),
    instrumental: fc.boolean(),
    lyrics: fc.option(fc.constantFrom("one line", "two\nlines", `[Chorus]\nla la\n\n[Verse]\n${"word ".repeat(60)}`), {
      nil: null,
    }),
    seconds: fc.integer({ min: 1, max: 600 }),
    seed: fc.nat(),
  });

  test("is the same when it is asked for again, and keeps to its length, its instruments and MIDI", () => {
    fc.assert(
      fc.property(request, (asked) => {
        const score = ask(asked);
        expect(JSON.stringify(score)).toBe(JSON.stringify(ask(asked)));
        expect(score.parts.length).toBeGreaterThan(0);
        for (const { plays, notes: played } of score.parts) {
          expect(played.length).toBeGreaterThan(0);
          const isSound = ({ start, seconds }: Note) => start >= 0 && start < score.seconds && seconds > 0;
          const isMidi = ({ velocity }: Note) => Number.isInteger(velocity) && velocity >= 1 && velocity <= 127;
          const [low, high] = "kit" in plays ? [35, 82] : [24, 100];
          const isPlayable = ({ pitch }: Note) => Number.isInteger(pitch) && pitch >= low && pitch <= high;
          expect(played.filter((note) => !(isSound(note) && isMidi(note) && isPlayable(note)))).toEqual([]);
        }
      }),
      { numRuns: 100 },
    );
  });

  test("keeps its tune in the scale of its chords: no note lies outside for long", () => {
    for (const { id } of PRESETS) {
      const score = ask({ prompt: "a piece in C major", preset: id });
      const scale = new Set(Scale.get("C major").notes.map((_, index) => [0, 2, 4, 5, 7, 9, 11][index]));
      const tune = notes(score, "melody");
      const total = tune.reduce((sum, { seconds }) => sum + seconds, 0);
      const outside = tune.filter(({ pitch }) => !scale.has(pitch % 12)).reduce((sum, { seconds }) => sum + seconds, 0);
      expect(outside / total).toBeLessThan(0.35);
    }
  });

  test.each(PRESETS)(
    "of $id has a tune to remember: small steps, few leaps, not one note again and again",
    ({ id }) => {
      const tune = notes(ask({ prompt: "a piece", preset: id, seconds: 90 }), "melody").map(({ pitch }) => pitch);
      const moves = tune.slice(1).map((pitch, index) => Math.abs(pitch - (tune[index] ?? 0)));
      const share = (fits: (move: number) => boolean) => moves.filter(fits).length / moves.length;
      expect(share((move) => move > 7)).toBeLessThan(0.2);
      expect(share((move) => move === 0)).toBeLessThan(0.6);
      expect(new Set(tune).size).toBeGreaterThanOrEqual(4);
    },
  );

  test("of another seed or prompt is another piece", () => {
    const tune = (request: Partial<MusicRequest>) => JSON.stringify(notes(ask(request), "melody"));
    expect(new Set([tune({}), tune({ seed: 8 }), tune({ prompt: "pop song" }), tune({ mode: "focus" })]).size).toBe(4);
  });
});
