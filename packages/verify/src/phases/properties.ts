import type { Phase } from "./phase.ts";

export const properties: Phase = {
  name: "properties",
  sentence: "Generated requests, valid and invalid, shrunk to the smallest that shows a failure.",
  weight: 3,
  async play() {},
};
