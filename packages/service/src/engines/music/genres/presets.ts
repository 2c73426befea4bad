import { INSTRUMENTS } from "../instruments.ts";
import { BAND } from "./band.ts";
import { ELECTRONIC } from "./electronic.ts";
import type { Genre } from "./genre.ts";
import { QUIET } from "./quiet.ts";

/** All kinds of music that the studio knows, by name. */
export const GENRES: readonly Genre[] = [...QUIET, ...BAND, ...ELECTRONIC].toSorted((a, b) => (a.id < b.id ? -1 : 1));

/** A genre set up to be used, as callers may see it. */
export interface Preset {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly emotion: string;
  readonly occasion: string;
  /** Beats in a minute: about what a piece has. */
  readonly tempo: number;
  readonly seconds: number;
  /** By their names, the leading one first. */
  readonly instruments: readonly string[];
}

/** The genre presets, by name: what `MusicRequest.preset` may be. */
export const PRESETS: readonly Preset[] = GENRES.map((genre) => ({
  id: genre.id,
  name: genre.name,
  description: genre.description,
  emotion: genre.emotion,
  occasion: genre.occasion,
  tempo: Math.round((genre.tempo[0] + genre.tempo[1]) / 2),
  seconds: genre.seconds,
  instruments: instrumentsOf(genre),
}));

function instrumentsOf({ lead, chords, pad, bass, drums }: Genre): string[] {
  const keys = [lead.instruments[0], chords.instruments[0], bass?.instruments[0], pad?.[0]];
  const names = keys.flatMap((key) => (key ? [INSTRUMENTS[key].name as string] : []));
  return [...new Set(drums ? [...names, "drums"] : names)];
}
