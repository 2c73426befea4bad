/** What words of mood do to a piece. */
export interface Mood {
  /** From −1, sad, to 1, happy. */
  readonly brightness: number;
  /** From −1, still, to 1, wild. */
  readonly energy: number;
  /** What the tempo is multiplied by. */
  readonly pace: number;
}

/** English words, and the commonest of German, French and Spanish. */
const MOODS: readonly (readonly [words: RegExp, mood: Partial<Mood>])[] = [
  [
    /\b(?:happy|cheer\w*|joy\w*|fun|bright|sunny|smil\w+|glad|fröhlich\w*|joyeux|joyeuse|alegre|feliz)\b/i,
    { brightness: 0.8, energy: 0.2 },
  ],
  [/\b(?:hope\w*|uplifting|inspir\w+|optimis\w+|triumph\w*|victor\w+|proud)\b/i, { brightness: 0.6, energy: 0.3 }],
  [/\b(?:love|romantic|tender|sweet|warm|gentle|heartfelt|liebe\w*|amour|amor)\b/i, { brightness: 0.3, energy: -0.3 }],
  [
    /\b(?:sad\w*|melanchol\w*|sorrow\w*|lonely|tears?|cry\w*|grief|heartbr\w+|blue|traurig\w*|triste)\b/i,
    { brightness: -0.8, energy: -0.4, pace: 0.92 },
  ],
  [
    /\b(?:dark|night|gloom\w*|mysteri\w+|noir|haunt\w*|shadow\w*|rain\w*|winter|dunkel\w*|nacht|nuit|noche)\b/i,
    { brightness: -0.6 },
  ],
  [/\b(?:scary|horror|creepy|sinister|evil|danger\w*|tense|suspense\w*|ominous)\b/i, { brightness: -1, energy: 0.1 }],
  [/\b(?:angry|aggressive|rage|furious|brutal|fierce|wütend)\b/i, { brightness: -0.6, energy: 0.8, pace: 1.06 }],
  [
    /\b(?:calm\w*|peace\w*|quiet|relax\w*|sooth\w*|serene|soft\w*|still|sleep\w*|dream\w*|ruhig\w*|calme|tranquil\w*)\b/i,
    { energy: -0.7, pace: 0.92 },
  ],
  [/\b(?:chill\w*|mellow|laid[- ]back|lazy|easy|cozy|cosy)\b/i, { brightness: 0.1, energy: -0.4, pace: 0.96 }],
  [
    /\b(?:energetic|power\w*|intense|driving|explosive|wild|hype|pump\w*|party|workout|running|gym|energie\w*)\b/i,
    { energy: 0.7, pace: 1.06 },
  ],
  [/\b(?:epic|grand|majestic|huge|massive|heroic)\b/i, { energy: 0.5 }],
  [/\b(?:nostalgi\w+|bittersweet|wistful|longing|autumn)\b/i, { brightness: -0.25, energy: -0.15 }],
  [
    /\b(?:summer|beach|spring|morning|sunrise|holiday|bicycle|picnic|été|verano|sommer)\b/i,
    { brightness: 0.5, energy: 0.1 },
  ],
  [/\b(?:slow\w*|langsam\w*|lento|lent|lente)\b/i, { energy: -0.3, pace: 0.82 }],
  [/\b(?:fast|quick\w*|up-?tempo|rapid|speed\w*|schnell\w*|rápid\w*|rapide)\b/i, { energy: 0.3, pace: 1.2 }],
];

/** The mood of a text: all of its words together. */
export function moodOf(text: string): Mood {
  let [brightness, energy, pace] = [0, 0, 1];
  for (const [words, mood] of MOODS) {
    if (!words.test(text)) continue;
    brightness += mood.brightness ?? 0;
    energy += mood.energy ?? 0;
    pace *= mood.pace ?? 1;
  }
  const within = (value: number) => Math.max(-1, Math.min(1, value));
  return { brightness: within(brightness), energy: within(energy), pace: Math.max(0.7, Math.min(1.35, pace)) };
}
