import { randomFrom } from "../random.ts";
import {
  HUES,
  INDOORS,
  MOODS,
  type Mood,
  PLACES,
  type Place,
  SEASONS,
  type Season,
  STYLES,
  type Style,
  THINGS,
  type Thing,
  TIMES,
  type Time,
  WEATHERS,
  type Weather,
} from "./vocabulary.ts";

/** What is to be seen in one picture. */
export interface Description {
  /** What is outdoors. */
  readonly place: Place;
  /** Whether one sees it through the window of a room. */
  readonly isIndoors: boolean;
  readonly time: Time;
  readonly weather: Weather;
  readonly season: Season;
  readonly style: Style;
  readonly mood: Mood | undefined;
  /** What the words colour it with, in degrees of OKLCH. */
  readonly hue: number | undefined;
  readonly things: ReadonlySet<Thing>;
  /** The prompt, in lower case, for what only one painter asks of it. */
  readonly words: string;
  /** What scenes of one job have in common follows from this: where mountains stand, how colours lean. */
  readonly seed: string;
  /** And from this what is of the moment: clouds, waves, where birds fly. */
  readonly moment: string;
}

const OUTDOORS: readonly [Place, ...Place[]] = ["mountains", "lake", "meadow", "sea", "forest"];
const HOURS: readonly Time[] = ["dawn", "day", "golden", "dusk", "night"];
const YEAR: readonly Season[] = ["spring", "summer", "autumn", "winter"];

/**
 * What the scenes of a job show. What all have in common is in the prompt's words; the words of a scene go before them.
 * Without words, scenes differ only where the prompt itself leads through the day ("from dawn to night") or the year.
 *
 * @param scenes what is particular about each, or `null`.
 */
export function describeScenes(
  prompt: string,
  scenes: readonly (string | null)[],
  style: Style,
  seed: number,
): Description[] {
  const common = prompt.toLowerCase();
  const jobSeed = `${seed}\n${common.trim().replace(/\s+/g, " ")}`;
  const random = randomFrom(`${jobSeed}\nplace`);
  const someplace = OUTDOORS[Math.floor(random() * OUTDOORS.length)] ?? OUTDOORS[0];
  const sometime: Time = random() < 0.5 ? "day" : "golden";
  // Scenes are at the prompt's place; else at their own, at one that another names, or at some place together.
  const commonPlace = first(PLACES, common);
  const namedPlace = scenes.map((words) => first(PLACES, words?.toLowerCase() ?? "")).find((named) => named);

  return scenes.map((words, index) => {
    const particular = words?.toLowerCase() ?? "";
    const share = words === null && scenes.length > 1 ? index / (scenes.length - 1) : undefined;
    const say = <Value>(table: readonly (readonly [Value, RegExp])[]) =>
      first(table, particular) ?? first(table, common);
    const things = new Set([...all(THINGS, common), ...all(THINGS, particular)]);
    const weather = first(WEATHERS, particular) ?? first(WEATHERS, common) ?? "clear";
    // A storm that comes up takes the calm away that was spoken of before.
    if (weather === "storm" && first(WEATHERS, particular) === "storm") things.delete("calm");
    return {
      place: commonPlace ?? first(PLACES, particular) ?? namedPlace ?? someplace,
      isIndoors: INDOORS.test(common) || INDOORS.test(particular),
      time:
        (share !== undefined && along(HOURS, TIMES, common, share, /through(out)? the day/)) || say(TIMES) || sometime,
      weather,
      season:
        (share !== undefined && along(YEAR, SEASONS, common, share, /through(out)? the (year|seasons)|four seasons/)) ||
        (weather === "snow" ? "winter" : say(SEASONS)) ||
        "summer",
      style: style === "natural" ? (first(STYLES, common) ?? style) : style,
      mood: say(MOODS),
      hue: say(HUES),
      things,
      words: common,
      seed: jobSeed,
      moment: `${jobSeed}\n${index}\n${particular}`,
    };
  });
}

/** A step of a sequence that the words lead along: "from dawn to night", "through the day". */
function along<Value>(
  steps: readonly Value[],
  table: readonly (readonly [Value, RegExp])[],
  words: string,
  share: number,
  whole: RegExp,
): Value | undefined {
  const [from, to] = fromTo(words)
    .map((end) => first(table, end))
    .map((value) => value && steps.indexOf(value));
  if (typeof from === "number" && typeof to === "number") return steps[Math.round(from + (to - from) * share)];
  return whole.test(words) ? steps[Math.round((steps.length - 1) * share)] : undefined;
}

/**
 * Where the words lead from and to, by the first clause that says so. Word by word: a pattern for all of it would try
 * again from every "from", and at every space.
 */
function fromTo(words: string): readonly [from: string, to: string] | [] {
  for (const clause of words.split(/[,.]/)) {
    const spoken = clause.split(/\s+/);
    const from = spoken.findIndex((word) => /\bfrom$/.test(word));
    const to = from < 0 ? -1 : spoken.findIndex((word, index) => index > from + 1 && /^(to|until|till)$/.test(word));
    if (to >= 0) return [spoken.slice(from + 1, to).join(" "), spoken.slice(to + 1).join(" ")];
  }
  return [];
}

function first<Value>(table: readonly (readonly [Value, RegExp])[], words: string): Value | undefined {
  return table.find(([, pattern]) => pattern.test(words))?.[0];
}

function all<Value>(table: readonly (readonly [Value, RegExp])[], words: string): Value[] {
  return table.filter(([, pattern]) => pattern.test(words)).map(([value]) => value);
}
