import { describe, expect, test } from "vitest";
import { describeScenes } from "./describe.ts";

const only = (prompt: string, style: "natural" | "ink" = "natural") => describeScenes(prompt, [null], style, 1)[0];

describe("the words of a prompt", () => {
  test.each([
    ["A lighthouse on a cliff, autumn, warm evening light", { place: "sea", season: "autumn", time: "golden" }],
    ["A quiet harbour in the fog", { place: "harbour", weather: "fog" }],
    ["Snow falls on the old town at night", { place: "city", weather: "snow", season: "winter", time: "night" }],
    ["Thunder over the mountains at dusk", { place: "mountains", weather: "storm", time: "dusk" }],
    ["Dunes at noon, vivid", { place: "desert", time: "day", mood: "vivid" }],
    ["A cosy room by the window, rain over the city", { place: "city", weather: "rain", isIndoors: true }],
    ["A lake in pixel art", { place: "lake", style: "pixel" }],
    ["A violet meadow", { place: "meadow", hue: 300 }],
    ["A lake with a red boat and yellow leaves", { place: "lake", hue: undefined }],
  ])("%s", (prompt, seen) => {
    expect(only(prompt)).toMatchObject(seen);
  });

  test("may name things, several at once", () => {
    expect(only("A castle and a windmill, birds, a rainbow")?.things).toEqual(
      new Set(["castle", "windmill", "birds", "rainbow"]),
    );
  });

  test("do not change a style that was asked for", () => {
    expect(only("A lake in pixel art", "ink")?.style).toBe("ink");
  });

  test("that say nothing of a place lead to some place, always the same", () => {
    expect(only("Hope")).toEqual(only("Hope"));
    const places = ["Hope", "Longing", "Joy", "Departure", "Sunday", "Silence"].map((prompt) => only(prompt)?.place);
    expect(new Set(places).size).toBeGreaterThan(1);
  });
});

describe("the scenes of a job", () => {
  test("share what the prompt says, and differ in what their own words say", () => {
    const [calm, storm] = describeScenes(
      "A lighthouse on a cliff, autumn, warm evening light",
      ["The sea is calm, a boat comes home", "A storm comes in, the lamp is lit"],
      "watercolor",
      42,
    );
    expect(calm).toMatchObject({
      place: "sea",
      season: "autumn",
      time: "golden",
      weather: "clear",
      style: "watercolor",
    });
    expect(storm).toMatchObject({
      place: "sea",
      season: "autumn",
      time: "golden",
      weather: "storm",
      style: "watercolor",
    });
    expect(calm?.things).toContain("boat");
    expect(storm?.things).not.toContain("boat");
    expect(storm?.seed).toBe(calm?.seed);
    expect(storm?.moment).not.toBe(calm?.moment);
  });

  test("are at one place even where only one of them names it", () => {
    const places = describeScenes("Three friends", ["They meet", "They walk by the harbour", "Night"], "natural", 1);
    expect(places.map(({ place }) => place)).toEqual(["harbour", "harbour", "harbour"]);
  });

  test.each([
    ["spaces", `The sea from${" ".repeat(100_000)}night`],
    ["beginnings without an end", "from ".repeat(20_000)],
    ["ends without a beginning", `from ${"x to".repeat(25_000)}`],
  ])("are described without delay from a prompt that is all %s", (_, prompt) => {
    expect(describeScenes(prompt, [null, null], "natural", 1)).toHaveLength(2);
  });

  test.each([
    ["A market street through the day, from dawn to night", 4, "time", ["dawn", "day", "dusk", "night"]],
    ["A meadow through the day", 5, "time", ["dawn", "day", "golden", "dusk", "night"]],
    ["A forest through the seasons", 4, "season", ["spring", "summer", "autumn", "winter"]],
    ["The sea from night to dawn", 2, "time", ["night", "dawn"]],
    ["A walk (from  the morning\nuntil  late at night), from noon to dusk", 2, "time", ["dawn", "night"]],
    ["The way from here, from noon till dusk. Through the day", 2, "time", ["day", "dusk"]],
  ] as const)("go along with %s", (prompt, many, member, steps) => {
    const scenes = describeScenes(prompt, new Array(many).fill(null), "natural", 1);
    expect(scenes.map((scene) => scene[member])).toEqual(steps);
  });
});
