import type { ScaleName } from "../genres/genre.ts";

/** Chords by Roman numerals, one a bar, separated by spaces. */
interface Progressions {
  readonly verse: readonly string[];
  readonly chorus: readonly string[];
  readonly bridge: readonly string[];
  /** The bars that lead to the last chord, and that chord. */
  readonly ending: string;
}

interface Harmony {
  readonly major: Progressions;
  readonly minor: Progressions;
}

/** What chords a kind of music moves through, in major and in minor. */
export const HARMONIES = {
  pop: {
    major: {
      verse: ["I V VIm IV", "I VIm IV V", "I IIIm IV V", "VIm IV I V"],
      chorus: ["IV V I VIm", "I V VIm IV", "IV I V VIm", "I IV VIm V"],
      bridge: ["IIm IV VIm V", "VIm V IV V", "IIIm VIm IIm V"],
      ending: "IV V I",
    },
    minor: {
      verse: ["Im bVI bIII bVII", "Im bVII bVI bVII", "Im IVm bVI V"],
      chorus: ["bVI bVII Im bIII", "bVI bIII bVII Im", "Im bIII bVII IVm"],
      bridge: ["IVm Im bVI V", "bVI IVm Im V"],
      ending: "bVI bVII Im",
    },
  },
  folk: {
    major: {
      verse: ["I I IV I I I V V", "I IV I V", "I V IV I"],
      chorus: ["IV I V I", "IV IV I VIm IV V I I"],
      bridge: ["VIm IIIm IV V", "VIm IV I V"],
      ending: "IV V I",
    },
    minor: {
      verse: ["Im bVII Im V", "Im bVII bVI bVII", "Im Im bVII bVII"],
      chorus: ["bIII bVII Im V", "bVI bVII Im Im"],
      bridge: ["IVm Im bVII bIII", "bVI bIII IVm V"],
      ending: "bVII V Im",
    },
  },
  jazz: {
    major: {
      verse: ["IIm7 V7 Imaj7 VI7", "Imaj7 VIm7 IIm7 V7", "Imaj7 IVmaj7 IIIm7 VI7 IIm7 V7 Imaj7 V7"],
      chorus: ["IVmaj7 IVm6 IIIm7 VI7 IIm7 V7 Imaj7 VI7", "IIIm7 VI7 IIm7 V7"],
      bridge: ["III7 III7 VI7 VI7 II7 II7 V7 V7", "IVmaj7 bVII7 Imaj7 VI7"],
      ending: "IIm7 V7 Imaj7",
    },
    minor: {
      verse: ["Im7 IVm7 IIm7b5 V7", "IIm7b5 V7 Im6 Im6", "Im7 bVImaj7 IIm7b5 V7"],
      chorus: ["IVm7 bVII7 bIIImaj7 bVImaj7 IIm7b5 V7 Im6 V7"],
      bridge: ["IVm7 bVII7 bIIImaj7 bIIImaj7 IIm7b5 V7 Im7 Im7"],
      ending: "IIm7b5 V7 Im6",
    },
  },
  mellow: {
    major: {
      verse: ["Imaj7 VIm7 IIm7 V7", "IVmaj7 IIIm7 IIm7 Imaj7", "Imaj7 IIIm7 IVmaj7 IVm6"],
      chorus: ["IVmaj7 V7 IIIm7 VIm7", "IIm7 IIIm7 IVmaj7 V7"],
      bridge: ["VIm7 IIIm7 IVmaj7 V7", "IIm7 VIm7 IVmaj7 IVm6"],
      ending: "IIm7 V7 Imaj7",
    },
    minor: {
      verse: ["Im7 IVm7 bVImaj7 Vm7", "bVImaj7 Vm7 IVm7 Im7", "Im7 bIIImaj7 IVm7 bVII7"],
      chorus: ["bVImaj7 bVII7 Im7 bIIImaj7", "IVm7 bVII7 bIIImaj7 bVImaj7"],
      bridge: ["IVm7 Vm7 bVImaj7 bVII7"],
      ending: "IVm7 V7 Im7",
    },
  },
  still: {
    major: {
      verse: ["Imaj7 Imaj7 IVmaj7 IVmaj7", "Iadd9 Vsus4 VIm7 IVmaj7", "Imaj7 IIIm7 IVmaj7 Imaj7"],
      chorus: ["IVmaj7 Iadd9 IIm7 VIm7", "VIm7 IVmaj7 Iadd9 Vsus4"],
      bridge: ["IIm7 IIm7 VIm7 VIm7"],
      ending: "IVmaj7 Vsus4 Iadd9",
    },
    minor: {
      verse: ["Im7 Im7 bVImaj7 bVImaj7", "Im7 bIIImaj7 bVImaj7 IVm7"],
      chorus: ["bVImaj7 bIIImaj7 bVIIsus4 Im7", "bVImaj7 bVImaj7 IVm7 Im7"],
      bridge: ["IVm7 IVm7 bVImaj7 bVIIsus4"],
      ending: "bVImaj7 bVIIsus4 Im7",
    },
  },
  blues: {
    major: {
      verse: ["I7 IV7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7"],
      chorus: ["I7 I7 I7 I7 IV7 IV7 I7 I7 V7 IV7 I7 V7"],
      bridge: ["IV7 IV7 I7 I7 II7 II7 V7 V7"],
      ending: "V7 IV7 I7",
    },
    minor: {
      verse: ["Im7 Im7 Im7 Im7 IVm7 IVm7 Im7 Im7 bVI7 V7 Im7 V7"],
      chorus: ["Im7 IVm7 Im7 Im7 IVm7 IVm7 Im7 Im7 bVI7 V7 Im7 V7"],
      bridge: ["IVm7 IVm7 Im7 Im7 bVI7 bVI7 V7 V7"],
      ending: "bVI7 V7 Im7",
    },
  },
  groove: {
    major: {
      verse: ["I7 I7 IV7 I7", "Im7 IV7 Im7 IV7", "I bVII IV I"],
      chorus: ["IV7 V7 I7 I7", "bVII IV I I"],
      bridge: ["IIm7 IIIm7 IVmaj7 V7"],
      ending: "IV7 V7 I7",
    },
    minor: {
      verse: ["Im7 Im7 IV7 IV7", "Im7 bVII Im7 bVII", "Im7 Im7 bVImaj7 bVII"],
      chorus: ["bVImaj7 bVII Im7 Im7", "IVm7 Vm7 Im7 Im7"],
      bridge: ["bVImaj7 Vm7 IVm7 bVII"],
      ending: "IVm7 V7 Im7",
    },
  },
  epic: {
    major: {
      verse: ["I V VIm IV", "I IIIm VIm IV", "Isus2 I IV V"],
      chorus: ["VIm IV I V", "I bVI bVII I"],
      bridge: ["IV VIm V V", "IIm IV bVI V"],
      ending: "bVI bVII I",
    },
    minor: {
      verse: ["Im bVI IVm V", "Im bVI bIII bVII", "Im Im bVI bVI"],
      chorus: ["bVI bVII Im Im", "Im bIII bVII IVm", "Im bVI bIII bVII"],
      bridge: ["IVm bVI bVII V", "bVI IVm bII V"],
      ending: "IVm V Im",
    },
  },
  classical: {
    major: {
      verse: ["I V VIm IIIm IV I IV V", "I IV V I", "I IIm V I"],
      chorus: ["I VIm IIm V", "IV I V7 I"],
      bridge: ["VIm IIIm VIm V", "II7 V VI7 IIm"],
      ending: "IV V7 I",
    },
    minor: {
      verse: ["Im IVm V Im", "Im bVI IVm V", "Im V bVI bIII IVm Im IVm V"],
      chorus: ["bIII bVII Im V", "IVm bVII bIII bVI IIm7b5 V Im Im"],
      bridge: ["bVI bIII IVm V", "IVm Im IIm7b5 V"],
      ending: "IVm V7 Im",
    },
  },
} as const satisfies Record<string, Harmony>;

export type HarmonyName = keyof typeof HARMONIES;

/** What shows the colour of scales other than major and minor. */
export const MODAL: Partial<Record<ScaleName, readonly string[]>> = {
  dorian: ["Im7 IV7 Im7 IV7", "Im7 IIm7 Im7 IV7", "Im bIII IV Im", "Im7 bVII IV7 Im7"],
  mixolydian: ["I bVII IV I", "I7 bVII IV7 I7", "I Vm IV I", "I bVII I bVII"],
  lydian: ["Imaj7 II Imaj7 II", "Imaj7 II VIm7 IIIm7", "Imaj7 VIIm7 II Imaj7"],
  phrygian: ["Im bII Im bII", "Im bII bIII bII", "Im bVIIm bII Im", "Im bVI bII Im"],
};
