import type { Phase } from "./phase.ts";

export const sequences: Phase = {
  name: "sequences",
  sentence: "What is created is read, listed, changed, deleted and read again, also by another caller.",
  weight: 3,
  async play() {},
};
