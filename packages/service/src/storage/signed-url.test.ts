import { describe, expect, test } from "vitest";
import { UrlSigner } from "./signed-url.ts";

const signer = new UrlSigner("a secret of the service's own");
const NOON = new Date("2026-06-28T12:00:00Z");
const query = (change: Record<string, string> = {}) => {
  const parameters = new URLSearchParams(signer.sign("music/mgen_1/master.mp3", NOON));
  for (const [name, value] of Object.entries(change)) parameters.set(name, value);
  return parameters;
};
const before = new Date(NOON.getTime() - 1000);

describe("a signed URL", () => {
  test("opens what it was signed for", () => {
    expect(signer.check("music/mgen_1/master.mp3", query(), before)).toBeUndefined();
  });

  test("opens nothing else", () => {
    expect(signer.check("music/mgen_2/master.mp3", query(), before)).toBe("invalid");
  });

  test("does not open once its time has come", () => {
    expect(signer.check("music/mgen_1/master.mp3", query(), NOON)).toBe("expired");
  });

  test.each([
    ["a later expiry", { expires: "1900000000" }],
    ["an expiry that is no number", { expires: "tomorrow" }],
    ["a signature of another length", { signature: "short" }],
    ["a signature of the right length", { signature: "A".repeat(43) }],
    ["no signature", { signature: "" }],
  ])("does not open with %s", (_, change) => {
    expect(signer.check("music/mgen_1/master.mp3", query(change), before)).toBe("invalid");
  });

  test("does not open with another service's signature", () => {
    const foreign = new URLSearchParams(new UrlSigner("another secret").sign("music/mgen_1/master.mp3", NOON));
    expect(signer.check("music/mgen_1/master.mp3", foreign, before)).toBe("invalid");
  });
});
