import { expect, test } from "vitest";
import { refusalReason } from "./content-policy.ts";

test.each([
  ["A ballad in the voice of a famous singer", /voice of a person/],
  ["A note-for-note copy of that song", /copy of an existing work/],
  ["A march, glorifying self-harm", /self-harm/],
])("%s is refused, with the reason", (prompt, reason) => {
  expect(refusalReason(prompt)).toMatch(reason);
});

test.each([
  "A cheerful tune for a bicycle ride",
  "A warm voice over soft piano",
  "Songs of my children at play",
  "Killer bass line",
])("%s is not refused", (prompt) => {
  expect(refusalReason(prompt, null)).toBeUndefined();
});

test("lyrics are read as the prompt is", () => {
  expect(refusalReason("A ballad", "sing it in the voice of my idol")).toBeDefined();
});
