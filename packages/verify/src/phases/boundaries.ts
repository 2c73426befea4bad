import type { Phase } from "./phase.ts";

export const boundaries: Phase = {
  name: "boundaries",
  sentence:
    "Every limit of every parameter and body, just inside and just outside, one deviation from an accepted request at a time.",
  weight: 3,
  async play() {},
};
