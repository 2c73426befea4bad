import type { Direction } from "../direction.ts";
import type { GrooveSet } from "./grooves.ts";

export type SectionName = "intro" | "verse" | "chorus" | "bridge" | "theme" | "loop" | "ending";

/** A stretch of the piece that has a character of its own. */
export interface Section {
  readonly name: SectionName;
  /** How many of this name came before. */
  readonly turn: number;
  readonly firstBar: number;
  readonly bars: number;
  /** How loud it is to be, 0–1. */
  readonly intensity: number;
  readonly drums: keyof GrooveSet | null;
  readonly bass: boolean;
  readonly pad: boolean;
  readonly lead: boolean;
  readonly voice: boolean;
}

export interface Form {
  /** Beats in a minute: of a loop it is fitted to the length, so that whole bars fill it. */
  readonly tempo: number;
  readonly sections: readonly Section[];
  /** Without the ending: its last chord begins there. */
  readonly bars: number;
}

/** The last chord has at least so long to sound, in seconds. */
const RING_SECONDS = 1.4;

/** Divides the length into sections: intro, verses, choruses, a bridge, an ending; or even themes, or one loop. */
export function plan(direction: Direction, seconds: number): Form {
  const beats = direction.genre.beatsPerBar;
  const barSeconds = (60 * beats) / direction.tempo;
  if (direction.shape === "loop") {
    const bars = wholeBars(seconds / barSeconds);
    const tempo = (60 * beats * bars) / seconds;
    return { tempo, bars, sections: [section(direction, "loop", 0, 0, bars)] };
  }
  const bars = Math.max(1, Math.floor((seconds - RING_SECONDS) / barSeconds));
  const names = direction.mode === "focus" ? themes(bars) : song(bars, direction.genre.harmony === "blues" ? 12 : 8);
  const turns = new Map<SectionName, number>();
  let firstBar = 0;
  const sections = names.map(([name, length]) => {
    const turn = turns.get(name) ?? 0;
    turns.set(name, turn + 1);
    const made = section(direction, name, turn, firstBar, length);
    firstBar += length;
    return made;
  });
  return { tempo: direction.tempo, bars, sections: [...sections, section(direction, "ending", 0, bars, 1)] };
}

/** A power of two where that is near: loops are heard in twos and fours. */
function wholeBars(bars: number): number {
  const power = 2 ** Math.round(Math.log2(Math.max(1, bars)));
  return Math.abs(power - bars) / bars < 0.2 ? power : Math.max(1, Math.round(bars));
}

type Plan = readonly (readonly [name: SectionName, bars: number])[];

function themes(bars: number): Plan {
  const plan: (readonly [SectionName, number])[] = [];
  for (let left = bars; left > 0; left -= 8) plan.push([plan.length % 3 === 2 ? "verse" : "theme", Math.min(8, left)]);
  return plan;
}

const ORDER: readonly SectionName[] = ["verse", "chorus", "verse", "chorus", "bridge", "chorus"];

/** A song in sections of `unit` bars, or of half of it where there is not room for all of them. It closes with a chorus. */
function song(bars: number, unit: number): Plan {
  if (bars <= 4) return [["chorus", bars]];
  const length = bars >= 4.5 * unit ? unit : bars >= 12 ? 4 : 2;
  const intro = Math.max(2, length >= 8 ? 4 : length / 2);
  const plan: (readonly [SectionName, number])[] = [["intro", intro]];
  let left = bars - intro;
  for (let index = 0; left >= length; index++) {
    plan.push([ORDER[index % ORDER.length] ?? "verse", length]);
    left -= length;
  }
  // What comes after the last chorus, and what is left over, prolongs it.
  const last = plan.findLastIndex(([name]) => name === "chorus");
  const rest = plan.splice(last).reduce((sum, [, length]) => sum + length, left);
  return [...plan, ["chorus", rest]];
}

const INTENSITY: Readonly<Record<SectionName, number>> = {
  intro: 0.5,
  verse: 0.62,
  chorus: 0.9,
  bridge: 0.56,
  theme: 0.6,
  loop: 0.8,
  ending: 0.75,
};

function section(
  { energy, drums, voice, mode }: Direction,
  name: SectionName,
  turn: number,
  firstBar: number,
  bars: number,
): Section {
  const big = name === "chorus" || name === "loop";
  const strength = (): Section["drums"] => {
    if (!drums || name === "ending") return null;
    if (mode === "focus") return energy > 0.2 ? "full" : "light";
    if (name === "intro") return energy > 0.4 ? "light" : null;
    if (name === "bridge") return "light";
    if (big) return energy > 0.35 ? "driving" : "full";
    return energy > 0.3 || turn > 0 ? "full" : "light";
  };
  return {
    name,
    turn,
    firstBar,
    bars,
    // Each return is a little stronger than the time before.
    intensity: Math.min(1, INTENSITY[name] + (big ? 0.04 : 0.03) * Math.min(turn, 3)),
    drums: strength(),
    bass: name !== "intro" || energy > 0.7,
    pad: big || name === "bridge" || name === "theme" || name === "ending" || turn > 0,
    // Where somebody sings, the lead answers before and between.
    lead: voice ? name === "intro" || name === "bridge" : name !== "ending",
    voice: voice !== undefined && (name === "verse" || name === "chorus" || name === "theme"),
  };
}
