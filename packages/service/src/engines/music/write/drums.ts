import type { Random } from "../../random.ts";
import type { Written } from "../score.ts";
import type { Section } from "./form.ts";
import { DRUMS, type Drum, type Groove, type GrooveSet, STROKES } from "./grooves.ts";

/** The drums of one bar of a section. Its last one is a fill, where something follows that is worth it. */
export function writeDrums(
  grooves: GrooveSet,
  section: Section,
  bar: number,
  next: Section | undefined,
  random: Random,
): Written[] {
  if (!section.drums) return [];
  const isLast = bar === section.bars - 1;
  const fills =
    isLast && section.bars >= 4 && next?.name !== "theme" && section.name !== "loop" && section.drums !== "light";
  const notes = strokes(fills ? grooves.fill : grooves[section.drums], random);
  // A crash opens what is strong.
  if (bar === 0 && section.drums === "driving" && section.name === "chorus")
    notes.push({ beat: 0, beats: 1, pitch: DRUMS.crash, accent: 0.8 });
  return notes;
}

function strokes(groove: Groove, random: Random): Written[] {
  return (Object.entries(groove) as [Drum, string][]).flatMap(([drum, signs]) =>
    [...signs].flatMap((sign, sixteenth) => {
      const accent = STROKES[sign];
      // Now and then a soft stroke is left out, as hands do.
      if (accent === undefined || (accent < 0.5 && random() < 0.15)) return [];
      return [{ beat: sixteenth / 4, beats: 0.2, pitch: DRUMS[drum], accent }];
    }),
  );
}
