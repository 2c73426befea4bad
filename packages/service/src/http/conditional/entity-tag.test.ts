import { describe, expect, test } from "vitest";
import { entityTagOf, hasTag, matches } from "./entity-tag.ts";

const URL_SECONDS = 300;
const NOON = Date.parse("2026-06-28T12:00:00Z");
const signed = (expires: number, status = "done") => ({
  status,
  playback_url: `http://localhost/audio/a.mp3?expires=${expires}&signature=Zk1yT8cVw3rQ-_${expires}`,
});

describe("an entity tag", () => {
  test("is the same for the same state, and another for another", () => {
    expect(entityTagOf({ name: "a" }, URL_SECONDS)).toBe(entityTagOf({ name: "a" }, URL_SECONDS));
    expect(entityTagOf({ name: "a" }, URL_SECONDS)).not.toBe(entityTagOf({ name: "b" }, URL_SECONDS));
  });

  test("stays while signed URLs are good for half of their time, and not longer", () => {
    const tag = entityTagOf(signed(1), URL_SECONDS, NOON);
    expect(entityTagOf(signed(2), URL_SECONDS, NOON + 149_000)).toBe(tag);
    expect(entityTagOf(signed(3), URL_SECONDS, NOON + 151_000)).not.toBe(tag);
  });

  test("is one that RFC 9110 knows", () => {
    for (const body of [{}, signed(1)]) expect(entityTagOf(body, URL_SECONDS)).toMatch(/^"[\x21\x23-\x7e]+"$/);
  });
});

const TAG = entityTagOf(signed(1), URL_SECONDS, NOON);

describe("If-Match", () => {
  test.each([
    ["the tag", TAG, true],
    ["the tag among others", `"x", ${TAG},"y"`, true],
    ["anything", "*", true],
    ["the tag of the same state, whose URLs were signed long ago", entityTagOf(signed(2), URL_SECONDS, 0), true],
    ["the tag of another state", entityTagOf(signed(1, "other"), URL_SECONDS, NOON), false],
    ["a weak tag, which says too little", `W/${TAG}`, false],
    ["no tag at all", "abc", false],
  ])("%s", (_, field, expected) => {
    expect(matches(field, signed(1))).toBe(expected);
  });
});

describe("If-None-Match", () => {
  test.each([
    ["the tag", TAG, true],
    ["the tag, weakened on its way by a proxy", `"x", W/${TAG}`, true],
    ["anything", "*", true],
    ["the tag of the same state, whose URLs may be dead", entityTagOf(signed(2), URL_SECONDS, 0), false],
    ["no tag at all", "abc", false],
  ])("%s", (_, field, expected) => {
    expect(hasTag(field, TAG)).toBe(expected);
  });
});
