/** The notes of General MIDI's drum map that are used here. */
export const DRUMS = {
  kick: 36,
  rim: 37,
  snare: 38,
  clap: 39,
  lowTom: 43,
  hat: 42,
  pedalHat: 44,
  midTom: 47,
  openHat: 46,
  crash: 49,
  highTom: 50,
  ride: 51,
  tambourine: 54,
  cowbell: 56,
  highBongo: 60,
  lowBongo: 61,
  highConga: 63,
  lowConga: 64,
  maracas: 70,
  claves: 75,
  shaker: 82,
} as const;

export type Drum = keyof typeof DRUMS;

/**
 * What each drum plays in a bar, or in several: a sign for each sixteenth. `X` is an accent, `x` a stroke, `o` a soft
 * one, `-` one that is rather felt than heard, `.` nothing.
 */
export type Groove = Partial<Record<Drum, string>>;

/** How hard each sign is played, 0–1. */
export const STROKES: Readonly<Record<string, number>> = { X: 1, x: 0.82, o: 0.6, "-": 0.34 };

/** A groove in its three strengths. `fill` ends a section. */
export interface GrooveSet {
  readonly light: Groove;
  readonly full: Groove;
  readonly driving: Groove;
  readonly fill: Groove;
}

const ROCK_FILL: Groove = {
  kick: "X.......x...x...",
  snare: "....X.x.xxxx....",
  highTom: "............xx..",
  lowTom: "..............XX",
};
const SOFT_FILL: Groove = { kick: "x.......o.......", rim: "....x.......x.o.", hat: "x.o.x.o.x.o.x.oo" };
const CLAP_FILL: Groove = { kick: "X...X...X.......", clap: "....x.......x.xx", hat: "..x...x...x.xxxx" };

export const GROOVES = {
  pop: {
    light: { kick: "x.......x.......", rim: "....o.......o...", hat: "x.o.x.o.x.o.x.o." },
    full: { kick: "X.....x.x.......", snare: "....X.......X...", hat: "x.o.x.o.x.o.x.oo" },
    driving: {
      kick: "X..x..x.x..x....",
      snare: "....X..-....X..-",
      hat: "x.x.x.x.x.x.x...",
      openHat: "..............x.",
      tambourine: "..o...o...o...o.",
    },
    fill: ROCK_FILL,
  },
  rock: {
    light: { kick: "x.......x.......", hat: "x.x.x.x.x.x.x.x.", snare: "....o.......o..." },
    full: { kick: "X.......X.x.....", snare: "....X.......X...", hat: "X.x.X.x.X.x.X.x." },
    driving: {
      kick: "X..x....X.x..x..",
      snare: "....X.......X...",
      openHat: "X...X...X...X...",
      ride: "..o...o...o...o.",
    },
    fill: ROCK_FILL,
  },
  metal: {
    light: { kick: "X...X...X...X...", hat: "x...x...x...x...", snare: "....X.......X..." },
    full: { kick: "X.xxX.xxX.xxX.xx", snare: "....X.......X...", openHat: "x...x...x...x..." },
    driving: {
      kick: "xxxxxxxxxxxxxxxx",
      snare: "....X.......X...",
      crash: "x.......x.......",
      ride: "..x...x...x...x.",
    },
    fill: {
      kick: "xxxxxxxxxxxxxxxx",
      snare: "X.xxX.xx........",
      highTom: "........Xxxx....",
      lowTom: "............Xxxx",
    },
  },
  house: {
    light: { kick: "X...X...X...X...", hat: "..o...o...o...o." },
    full: { kick: "X...X...X...X...", clap: "....x.......x...", openHat: "..x...x...x...x.", hat: "o...o...o...o..." },
    driving: {
      kick: "X...X...X...X...",
      clap: "....X.......X..x",
      openHat: "..x...x...x...x.",
      hat: "oo.oo-.oo-.oo-.o",
      shaker: "o-o-o-o-o-o-o-o-",
    },
    fill: CLAP_FILL,
  },
  techno: {
    light: { kick: "X...X...X...X...", hat: "o.o.o.o.o.o.o.o." },
    full: { kick: "X...X...X...X...", openHat: "..x...x...x...x.", rim: "...o..o....o..o.", hat: "-o-o-o-o-o-o-o-o" },
    driving: {
      kick: "X...X...X...X...",
      clap: "....x.......x...",
      openHat: "..X...X...X...X.",
      hat: "oxoooxoooxoooxoo",
      rim: "...x..x....x..x.",
    },
    fill: { kick: "X...X...X.......", snare: "........oooxxxXX", hat: "..x...x........." },
  },
  breakbeat: {
    light: { kick: "X.........x.....", hat: "x.x.x.x.x.x.x.x.", rim: "....x.......x..." },
    full: { kick: "X.........X.....", snare: "....X..-.-..X..-", hat: "x.x.x.x.x.x.x.x." },
    driving: { kick: "X.X.......X.....", snare: "....X..x.x..X..x", hat: "xoxoxoxoxoxoxoxo", ride: "X...X...X...X..." },
    fill: { kick: "X.....x.........", snare: "....X.xx.xxxXxxx", hat: "x.x............." },
  },
  boombap: {
    light: { kick: "x.....o.........", hat: "x.o.x.o.x.o.x.o.", rim: "....o.......o..." },
    full: { kick: "X.....x..xx.....", snare: "....X.......X..-", hat: "x.o.x.o-x.o.x.o." },
    driving: {
      kick: "X..x..x..xx...x.",
      snare: "....X..-....X.--",
      hat: "xoxoxoxoxoxoxo..",
      openHat: "..............x.",
    },
    fill: { kick: "X.....x.........", snare: "....X..-x.x.X.xx", hat: "x.o.x.o........." },
  },
  lofi: {
    light: { kick: "o.........o.....", rim: "....o.......o...", hat: "-.-.-.-.-.-.-.-." },
    full: { kick: "x......o..x.....", snare: "....o.......o..-", hat: "o.-.o.-.o.-.o.--" },
    driving: {
      kick: "x..o...o..x.....",
      snare: "....x..-....x..-",
      hat: "o.o.o.o-o.o.o.o-",
      shaker: "-.-.-.-.-.-.-.-.",
    },
    fill: SOFT_FILL,
  },
  trap: {
    light: { kick: "X.........x.....", hat: "o.o.o.o.o.o.o.o." },
    full: { kick: "X......x..x.....", clap: "........X.......", hat: "xoxoxoxoxoxxxxxx" },
    driving: {
      kick: "X..x...x..x..x..",
      clap: "........X.......",
      hat: "xoxxxoxoxoxxoxxx",
      openHat: "......x.......x.",
    },
    fill: { kick: "X...........X...", clap: "........X.....xx", hat: "xxxxxxxxxxxx....", snare: "............xxXX" },
  },
  funk: {
    light: { kick: "X.....x.........", hat: "xoxoxoxoxoxoxoxo", rim: "....o.......o..." },
    full: { kick: "X.x....x..x..x..", snare: "....X..-.-..X..-", hat: "xoxoxoxoxoxoxoxo" },
    driving: {
      kick: "X.x...xx..x..x..",
      snare: "....X..-.-.-X..-",
      hat: "xxoxxxoxxxoxxx..",
      openHat: "..............x.",
      cowbell: "x...x...x...x...",
    },
    fill: { kick: "X.....x.........", snare: "....X..x.xx.Xxxx", hat: "xoxoxoxo........" },
  },
  swing: {
    light: { ride: "x...x.o.x...x.o.", pedalHat: "....o.......o..." },
    full: {
      ride: "x...X.o.x...X.o.",
      pedalHat: "....x.......x...",
      kick: "-...-...-...-...",
      snare: "......-.......-.",
    },
    driving: {
      ride: "X...X.x.X...X.x.",
      pedalHat: "....x.......x...",
      kick: "o...-...o...-.x.",
      snare: "......o...-...o.",
    },
    fill: {
      ride: "x...x...........",
      snare: "......x.x.o.x.x.",
      kick: "x.......o...x...",
      highTom: "............o...",
    },
  },
  shuffle: {
    light: { hat: "x.o.x.o.x.o.x.o.", kick: "x.......x......." },
    full: { hat: "x.o.x.o.x.o.x.o.", kick: "X.......X.....x.", snare: "....X.......X..." },
    driving: { ride: "X.x.X.x.X.x.X.x.", kick: "X.....x.X.....x.", snare: "....X.-.....X.-." },
    fill: ROCK_FILL,
  },
  bossa: {
    light: { rim: "x..o..o...o..o..", shaker: "o-o-o-o-o-o-o-o-" },
    full: { kick: "x..ox..ox..ox..o", rim: "x..x..x...x..x..", hat: "oooooooooooooooo" },
    driving: {
      kick: "x..ox..ox..ox..o",
      rim: "x..x..x...x..x..",
      ride: "x.o.x.o.x.o.x.o.",
      shaker: "x-o-x-o-x-o-x-o-",
    },
    fill: { kick: "x..ox..ox..o....", rim: "x..x..x.........", snare: "........o.oox.xx" },
  },
  latin: {
    light: { claves: "x..x..x...x.x...", maracas: "o.o.o.o.o.o.o.o." },
    full: {
      kick: "x..x..x.x..x..x.",
      claves: "x..x..x...x.x...",
      highConga: "..o...xx..o...xx",
      lowConga: "x.......x.......",
      maracas: "oooooooooooooooo",
    },
    driving: {
      kick: "X..x..x.X..x..x.",
      cowbell: "x.x.o.x.x.x.o.x.",
      claves: "x..x..x...x.x...",
      highConga: "..x...xx..x...xx",
      lowConga: "x.......x.......",
      maracas: "xoxoxoxoxoxoxoxo",
    },
    fill: {
      kick: "X...X...X.......",
      highBongo: "..xx..xx..xxxx..",
      lowBongo: "x...x...x.....XX",
      cowbell: "x...x...........",
    },
  },
  reggae: {
    light: { kick: "........x.......", hat: "..x...x...x...x.", rim: "........o......." },
    full: { kick: "........X.......", rim: "........X.......", hat: "x.xox.xox.xox.xo" },
    driving: {
      kick: "X.......X.......",
      snare: "........X.....-.",
      hat: "x.xox.xox.xox...",
      openHat: "..............o.",
    },
    fill: { kick: "........X.......", rim: "x..x..x.........", snare: "........X.o.xx..", highTom: "............x.x." },
  },
  train: {
    light: { kick: "x.......x.......", shaker: "o.x.o.x.o.x.o.x." },
    full: { kick: "x...x...x...x...", snare: "-.x.-.x.-.x.-.xo", shaker: "o-x-o-x-o-x-o-x-" },
    driving: { kick: "X...X...X...X...", snare: "-ox--ox--ox--oxo", tambourine: "....x.......x..." },
    fill: { kick: "X...X...X...X...", snare: "-ox--oxoxxoxxxxX" },
  },
  ballad: {
    light: { kick: "o...............", hat: "o...o...o...o..." },
    full: { kick: "x.........o.....", rim: "........x.......", hat: "o.-.o.-.o.-.o.-." },
    driving: { kick: "X.........x..x..", snare: "........X.......", ride: "x.o.x.o.x.o.x.o." },
    fill: {
      kick: "x.........o.....",
      snare: "........x...o...",
      highTom: "............o.o.",
      lowTom: "..............ox",
    },
  },
  cinematic: {
    light: { lowTom: "x.......o......." },
    full: { kick: "X.......x.......", lowTom: "X..x..x.X..x..x.", midTom: "....o.......o.o." },
    driving: {
      kick: "X...X...X...X...",
      lowTom: "X.xxX.xxX.xxX.xx",
      midTom: "..o...o...o...o.",
      crash: "X...............",
    },
    fill: { kick: "X...X...X...X...", lowTom: "X.x.X.x.XxXxXXXX", snare: "........ooooxxxX" },
  },
  waltz: {
    light: { kick: "x...........", hat: "....o...o..." },
    full: { kick: "x...........", rim: "....x...o...", hat: "o...o...o..." },
    driving: { kick: "X...........", snare: "....x...x...", ride: "x...x...x.o." },
    fill: { kick: "x...........", snare: "....x...x.ox" },
  },
} as const satisfies Record<string, GrooveSet>;

export type GrooveName = keyof typeof GROOVES;
