import { Note } from "tonal";
import type { MusicRequest } from "../engine.ts";
import { between, pick, type Random, randomFrom } from "../random.ts";
import type { Genre, ScaleName } from "./genres/genre.ts";
import { GENRES } from "./genres/presets.ts";
import { INSTRUMENTS, type Instrument, type InstrumentKey } from "./instruments.ts";
import { type Mood, moodOf } from "./moods.ts";

/** What a piece is to be: everything that is decided before the first note. */
export interface Direction {
  readonly genre: Genre;
  /** Beats in a minute. */
  readonly tempo: number;
  readonly tonic: string;
  readonly scale: ScaleName;
  /** 0–1. */
  readonly energy: number;
  readonly drums: Genre["drums"];
  readonly bass: Instrument | undefined;
  readonly chords: Instrument | undefined;
  readonly pad: Instrument | undefined;
  readonly lead: Instrument | undefined;
  readonly voice: Instrument | undefined;
  readonly mode: MusicRequest["mode"];
  readonly shape: NonNullable<MusicRequest["shape"]>;
}

const TONICS = ["C", "Db", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"] as const;

/** Of genres that have none, where drums are asked for. */
const SOFT_DRUMS = { kit: "room", groove: "ballad" } as const;

/** How happy a scale sounds, from −1 to 1. */
const BRIGHTNESS: Readonly<Record<ScaleName, number>> = {
  lydian: 0.8,
  major: 0.6,
  mixolydian: 0.35,
  dorian: -0.1,
  minor: -0.5,
  phrygian: -0.9,
};

/** Works out of the words what is wanted, and decides the rest by the seed. */
export function direct(request: MusicRequest): Direction {
  const random = randomOf(request, "direction");
  const shape = request.shape ?? "song";
  const text = [request.genre, request.emotion, request.occasion, request.prompt].filter(Boolean).join(", ");
  const mood = moodOf(text);
  const genre = genreFor(request, mood, random);
  const { tonic, scale } = keyIn(text) ?? {};
  const calm = request.mode === "focus" ? 0.6 : 1;
  const energy = clamp(genre.energy + 0.4 * mood.energy, 0, 1) * calm;
  const asked = instrumentsIn(text);
  const voiceAlone = shape === "vocals";
  const drumsAlone = !voiceAlone && /\b(?:drums?|percussion)(?: kit)?[- ](?:loop|break|solo|only)s?\b/i.test(text);
  const solo = /\bsolo\b|\bunaccompanied\b/i.test(text) && asked.length > 0;
  const choose = (role: Instrument["role"], keys: readonly InstrumentKey[] | null | undefined) => {
    if (voiceAlone || drumsAlone) return undefined;
    const named = asked.find((instrument) => instrument.role === role);
    // Nobody plays beside a solo who is not asked to.
    if (named || solo) return named ?? (role === "lead" ? asked[0] : undefined);
    return keys ? INSTRUMENTS[pick(random, keys)] : undefined;
  };

  return {
    genre,
    tempo: tempoIn(text) ?? tempoFor(genre, mood, request.mode, random),
    tonic: tonic ?? pick(random, TONICS),
    scale: scale ?? scaleFor(genre, mood, text, random),
    energy,
    drums: drumsAlone ? (genre.drums ?? SOFT_DRUMS) : voiceAlone || solo ? null : drumsFor(genre, text),
    bass: choose("bass", genre.bass?.instruments),
    chords: choose("chords", genre.chords.instruments),
    pad: choose("pad", genre.pad),
    lead: choose("lead", genre.lead.instruments),
    voice: shape === "loop" || (request.instrumental && !voiceAlone) ? undefined : voiceFor(genre, shape, text, random),
    mode: request.mode,
    shape,
  };
}

/**
 * Numbers for one purpose. They do not depend on the length, so that a longer version is the same piece, nor on which
 * files are wanted.
 */
export function randomOf({ seconds: _, stems: __, ...identity }: MusicRequest, purpose: string): Random {
  return randomFrom(JSON.stringify([Object.entries(identity).toSorted(), purpose]));
}

function genreFor(request: MusicRequest, mood: Mood, random: Random): Genre {
  const named = request.genre && (genreById(request.genre) ?? firstGenreIn(request.genre));
  const preset = request.preset === undefined ? undefined : genreById(request.preset);
  const told = named || preset || (request.shape === "rap" ? genreById("hip-hop") : firstGenreIn(request.prompt));
  if (told) return told;
  // Nothing names one: what lies near the mood is fit, and the seed chooses among the nearest.
  const fit = request.mode === "focus" ? GENRES.filter(({ energy }) => energy <= 0.35) : GENRES;
  const target = { brightness: mood.brightness, energy: 0.5 + 0.5 * mood.energy };
  const distance = (genre: Genre) =>
    Math.hypot((genre.brightness - target.brightness) / 2, genre.energy - target.energy) + 0.15 * random();
  const ranked = fit.map((genre) => ({ genre, distance: distance(genre) })).toSorted((a, b) => a.distance - b.distance);
  return pick(random, ranked.slice(0, 4)).genre;
}

function genreById(id: string): Genre | undefined {
  const plain = id.trim().toLowerCase().replace(/\s+/g, "-");
  return GENRES.find((genre) => genre.id === plain);
}

/** The one that the text names first. */
function firstGenreIn(text: string): Genre | undefined {
  const found = GENRES.map((genre) => ({ genre, at: text.search(genre.words) })).filter(({ at }) => at >= 0);
  return found.toSorted((a, b) => a.at - b.at)[0]?.genre;
}

/** Beats in a minute as the text says them: `at 96 bpm`. */
function tempoIn(text: string): number | undefined {
  const said = Number(/\b(\d{2,3})\s*(?:bpm|beats per minute)\b/i.exec(text)?.[1]);
  return said >= 40 && said <= 240 ? said : undefined;
}

function tempoFor(genre: Genre, mood: Mood, mode: MusicRequest["mode"], random: Random): number {
  const [low, high] = genre.tempo;
  const place = clamp(between(random, 0.2, 0.8) + 0.35 * mood.energy, 0, 1);
  const tempo = (low + (high - low) * place) * mood.pace * (mode === "focus" ? 0.92 : 1);
  return Math.round(clamp(tempo, 40, 240));
}

/** A key as the text says it: `in D minor`, `key of F sharp`. */
function keyIn(text: string): { tonic: string; scale: ScaleName | undefined } | undefined {
  const said =
    /\b(?:in|key of)\s+([A-G])(?:\s*(#|b|sharp|flat))?\s*(major|minor|dorian|mixolydian|lydian|phrygian)\b/i.exec(
      text,
    ) ?? /\bkey of\s+([A-G])(?:\s*(#|b|sharp|flat))?(?![a-z])/i.exec(text);
  if (!said?.[1]) return undefined;
  const sign = { "#": "#", sharp: "#", b: "b", flat: "b" }[said[2]?.toLowerCase() ?? ""] ?? "";
  const tonic = TONICS.find((name) => Note.chroma(name) === Note.chroma(said[1]?.toUpperCase() + sign));
  return tonic ? { tonic, scale: said[3]?.toLowerCase() as ScaleName | undefined } : undefined;
}

function scaleFor(genre: Genre, mood: Mood, text: string, random: Random): ScaleName {
  const said = /\b(major|minor|dorian|mixolydian|lydian|phrygian)\b(?= (?:key|scale|mode|chords?))/i.exec(text)?.[1];
  if (said) return said.toLowerCase() as ScaleName;
  const target = clamp(genre.brightness + mood.brightness, -1, 1);
  // A clear mood wins over what the genre is used to.
  const scales = [...genre.scales];
  if (mood.brightness <= -0.6) scales.push("minor");
  if (mood.brightness >= 0.6) scales.push("major");
  const away = (scale: ScaleName) => Math.abs(BRIGHTNESS[scale] - target) + 0.3 * random();
  const ranked = scales.map((scale) => ({ scale, away: away(scale) })).toSorted((a, b) => a.away - b.away);
  return ranked[0]?.scale ?? "major";
}

/** The instruments that a text asks for, in its order. Of `electric piano` that one, and not the piano too. */
function instrumentsIn(text: string): Instrument[] {
  const wanted = text.replace(/\b(?:no|without|ohne|sans|sin)\s+(?:\w+\s+)?\w+/gi, "");
  const found = Object.values(INSTRUMENTS).flatMap((instrument: Instrument) => {
    const match = instrument.words.exec(wanted);
    return match ? [{ instrument, from: match.index, to: match.index + match[0].length }] : [];
  });
  return found
    .filter((one) => !found.some((other) => other !== one && covers(other, one)))
    .toSorted((a, b) => a.from - b.from)
    .map(({ instrument }) => instrument);
}

interface Span {
  readonly from: number;
  readonly to: number;
}

function covers(long: Span, short: Span): boolean {
  return long.from <= short.from && long.to >= short.to && long.to - long.from > short.to - short.from;
}

function drumsFor(genre: Genre, text: string): Genre["drums"] {
  if (/\b(?:no|without|ohne|sans|sin)\s+(?:\w+\s+)?(?:drums?|beats?|percussion)\b|\bdrumless\b/i.test(text))
    return null;
  const wanted = /\bdrums?\b|\bpercussion\b|\bbeats?\b/i.test(text);
  return genre.drums ?? (wanted ? SOFT_DRUMS : null);
}

/** Who sings. The soundfont has no words, so these are voices that sing open vowels. */
function voiceFor(genre: Genre, shape: Direction["shape"], text: string, random: Random): Instrument {
  const instrument =
    shape === "rap"
      ? INSTRUMENTS.synthVoice
      : INSTRUMENTS[pick<InstrumentKey>(random, genre.energy > 0.8 ? ["synthVoice", "choir"] : ["choir", "oohs"])];
  const [low, high] = /\b(?:male|man|baritone|tenor|deep voice|männ\w+)\b/i.test(text)
    ? [48, 67]
    : /\b(?:female|woman|soprano|girl|weiblich\w*)\b/i.test(text)
      ? [60, 79]
      : [55, 74];
  return { ...instrument, range: [low, high] };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
