/** An instrument of General MIDI as the soundfont has it. */
export interface Instrument {
  /** What a person calls it. */
  readonly name: string;
  /** Its program of General MIDI, counted from 0. */
  readonly program: number;
  /** The lowest and the highest note that sound well on it, as MIDI note numbers (60 is middle C). */
  readonly range: readonly [low: number, high: number];
  /** What a prompt calls it. */
  readonly words: RegExp;
  /** What it can be in a piece, when a prompt asks for it. */
  readonly role: "lead" | "chords" | "bass" | "pad";
}

const instrument = (
  name: string,
  program: number,
  range: readonly [number, number],
  role: Instrument["role"],
  words: RegExp,
): Instrument => ({ name, program, range, role, words });

/** The instruments that pieces are written for. */
export const INSTRUMENTS = {
  piano: instrument("piano", 0, [48, 88], "chords", /\bpianos?\b|\bklavier\b/i),
  brightPiano: instrument("bright piano", 1, [48, 88], "chords", /\bbright piano\b/i),
  electricPiano: instrument("electric piano", 4, [46, 84], "chords", /\b(?:rhodes|electric piano|e-?piano|keys)\b/i),
  harpsichord: instrument("harpsichord", 6, [48, 84], "chords", /\bharpsichord\b/i),
  celesta: instrument("celesta", 8, [60, 96], "lead", /\bcelesta\b/i),
  glockenspiel: instrument("glockenspiel", 9, [67, 96], "lead", /\bglockenspiel\b/i),
  musicBox: instrument("music box", 10, [60, 96], "lead", /\bmusic box\b/i),
  vibraphone: instrument("vibraphone", 11, [53, 86], "lead", /\bvib(?:raphone|es)\b/i),
  marimba: instrument("marimba", 12, [48, 84], "lead", /\bmarimba\b/i),
  organ: instrument("organ", 16, [48, 84], "chords", /\b(?:hammond|organ|orgel)\b/i),
  churchOrgan: instrument("church organ", 19, [43, 84], "chords", /\b(?:church|pipe) organ\b/i),
  accordion: instrument("accordion", 21, [53, 84], "lead", /\baccordion\b/i),
  harmonica: instrument("harmonica", 22, [60, 88], "lead", /\bharmonica\b/i),
  nylonGuitar: instrument("nylon guitar", 24, [45, 79], "chords", /\b(?:nylon|classical|spanish) guitar\b/i),
  steelGuitar: instrument(
    "acoustic guitar",
    25,
    [45, 79],
    "chords",
    /\b(?:acoustic|steel|folk) guitar\b|\bguitars?\b/i,
  ),
  jazzGuitar: instrument("jazz guitar", 26, [45, 79], "chords", /\bjazz guitar\b/i),
  cleanGuitar: instrument("electric guitar", 27, [45, 81], "chords", /\b(?:electric|clean) guitars?\b/i),
  mutedGuitar: instrument("muted guitar", 28, [45, 76], "chords", /\b(?:funk|muted) guitars?\b/i),
  overdriveGuitar: instrument("overdriven guitar", 29, [40, 84], "lead", /\b(?:overdriven|rock) guitars?\b/i),
  distortionGuitar: instrument("distorted guitar", 30, [40, 84], "chords", /\b(?:distort\w+|heavy) guitars?\b/i),
  acousticBass: instrument("double bass", 32, [28, 55], "bass", /\b(?:double|upright|acoustic) bass\b/i),
  fingerBass: instrument("electric bass", 33, [28, 55], "bass", /\bbass guitar\b|\belectric bass\b/i),
  pickedBass: instrument("picked bass", 34, [28, 55], "bass", /\bpicked bass\b/i),
  fretlessBass: instrument("fretless bass", 35, [28, 55], "bass", /\bfretless\b/i),
  slapBass: instrument("slap bass", 36, [28, 55], "bass", /\bslap bass\b/i),
  synthBass: instrument("synth bass", 38, [26, 52], "bass", /\bsynth bass\b/i),
  deepBass: instrument("deep synth bass", 39, [24, 48], "bass", /\b(?:sub|808|deep) bass\b|\b808s?\b/i),
  violin: instrument("violin", 40, [57, 93], "lead", /\b(?:violin|fiddle|geige)s?\b/i),
  cello: instrument("cello", 42, [40, 72], "lead", /\bcell(?:o|os|i)\b/i),
  pizzicato: instrument("pizzicato strings", 45, [48, 84], "chords", /\bpizzicato\b/i),
  harp: instrument("harp", 46, [48, 91], "chords", /\bharp\b|\bharfe\b/i),
  strings: instrument("strings", 48, [45, 84], "pad", /\bstrings\b|\borchestra\w*\b|\bstreicher\b/i),
  slowStrings: instrument("slow strings", 49, [45, 84], "pad", /\b(?:slow|lush|warm) strings\b/i),
  synthStrings: instrument("synth strings", 50, [45, 84], "pad", /\bsynth strings\b/i),
  choir: instrument("choir", 52, [48, 79], "pad", /\bchoirs?\b|\bchoral\b|\bchor\b/i),
  oohs: instrument("voices", 53, [50, 79], "pad", /\boohs?\b|\bhumming\b/i),
  synthVoice: instrument("synthetic voice", 54, [50, 81], "lead", /\bvocoder\b|\bsynth\w* voice\b/i),
  trumpet: instrument("trumpet", 56, [55, 84], "lead", /\btrumpets?\b|\btrompete\b/i),
  trombone: instrument("trombone", 57, [43, 72], "lead", /\btrombones?\b/i),
  mutedTrumpet: instrument("muted trumpet", 59, [55, 84], "lead", /\bmuted trumpet\b/i),
  horns: instrument("french horns", 60, [43, 77], "lead", /\b(?:french )?horns\b/i),
  brass: instrument("brass section", 61, [46, 79], "chords", /\bbrass\b/i),
  sopranoSax: instrument("soprano saxophone", 64, [56, 87], "lead", /\bsoprano sax\w*\b/i),
  altoSax: instrument("alto saxophone", 65, [49, 80], "lead", /\balto sax\w*\b/i),
  tenorSax: instrument("tenor saxophone", 66, [44, 75], "lead", /\bsax(?:ophone)?s?\b|\btenor sax\w*\b/i),
  oboe: instrument("oboe", 68, [58, 88], "lead", /\boboe\b/i),
  clarinet: instrument("clarinet", 71, [50, 88], "lead", /\bclarinet\b/i),
  flute: instrument("flute", 73, [60, 93], "lead", /\bflutes?\b|\bflöte\b/i),
  panFlute: instrument("pan flute", 75, [60, 91], "lead", /\bpan ?flute\b/i),
  whistle: instrument("whistle", 78, [67, 93], "lead", /\bwhistl\w+\b/i),
  squareLead: instrument("square lead", 80, [55, 90], "lead", /\b(?:chiptune|8-?bit|square) ?(?:lead)?\b/i),
  sawLead: instrument("saw lead", 81, [52, 88], "lead", /\b(?:saw|synth) lead\b|\bsynth\w*\b/i),
  fantasia: instrument("bell pad", 88, [52, 88], "chords", /\bbells?\b/i),
  warmPad: instrument("warm pad", 89, [45, 84], "pad", /\bpads?\b/i),
  polysynth: instrument("polysynth", 90, [48, 86], "chords", /\bpolysynth\b/i),
  haloPad: instrument("halo pad", 94, [45, 84], "pad", /\bhalo\b/i),
  sweepPad: instrument("sweep pad", 95, [45, 84], "pad", /\bsweep\w*\b/i),
  atmosphere: instrument("atmosphere", 99, [48, 86], "chords", /\batmospher\w+\b/i),
  sitar: instrument("sitar", 104, [48, 79], "lead", /\bsitar\b/i),
  banjo: instrument("banjo", 105, [50, 84], "chords", /\bbanjo\b/i),
  koto: instrument("koto", 107, [50, 84], "lead", /\bkoto\b/i),
  kalimba: instrument("kalimba", 108, [55, 88], "lead", /\bkalimba\b/i),
  steelDrums: instrument("steel drums", 114, [55, 84], "lead", /\bsteel ?(?:drums?|pans?)\b/i),
} as const satisfies Record<string, Instrument>;

export type InstrumentKey = keyof typeof INSTRUMENTS;

/** The drum kits, by their programs on the drum channel. */
export const KITS = {
  standard: 0,
  room: 8,
  power: 16,
  electronic: 24,
  tr808: 25,
  jazz: 32,
  brush: 40,
  orchestra: 48,
} as const;

export type Kit = keyof typeof KITS;
