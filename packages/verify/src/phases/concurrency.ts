import type { Phase } from "./phase.ts";

export const concurrency: Phase = {
  name: "concurrency",
  sentence: "The same write twice at once, and reads against writes.",
  weight: 1,
  async play() {},
};
