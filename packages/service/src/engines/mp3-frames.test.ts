import { describe, expect, test } from "vitest";
import { FRAME, Mp3Frames } from "./mp3-frames.ts";

/** A frame of silence: its header's third byte says bitrate, rate and padding. */
function frame(third: number, bytes: number): Buffer {
  const made = Buffer.alloc(bytes);
  made.set([0xff, 0xfb, third]);
  return made;
}

const AT_128_KBIT = frame(0x90, 417);
const PADDED = frame(0x92, 418);
const AT_320_KBIT = frame(0xe0, 1044);
const AT_48_KHZ = frame(0xb4, 576);
const ID3V2 = Buffer.concat([Buffer.from("ID3"), Buffer.from([4, 0, 0, 0, 0, 1, 2]), Buffer.alloc(130, 0xff)]);
const ID3V1 = Buffer.concat([Buffer.from("TAG"), Buffer.alloc(125)]);

describe("the length of an MP3 file", () => {
  test.each([
    ["frames of one bitrate", [AT_128_KBIT, AT_128_KBIT], (2 * FRAME) / 44_100],
    ["padded frames between", [AT_128_KBIT, PADDED, AT_128_KBIT], (3 * FRAME) / 44_100],
    ["a variable bitrate", [AT_128_KBIT, AT_320_KBIT, AT_128_KBIT], (3 * FRAME) / 44_100],
    ["another rate", [AT_48_KHZ, AT_48_KHZ], (2 * FRAME) / 48_000],
    ["a tag before", [ID3V2, AT_128_KBIT], FRAME / 44_100],
    ["a tag behind", [AT_128_KBIT, ID3V1], FRAME / 44_100],
    ["nothing", [], 0],
  ])("is that of its frames: %s, in whatever pieces it comes", (_, parts, seconds) => {
    const file = Buffer.concat(parts);
    for (const size of [1, 7, 417, 1000, 100_000]) {
      const frames = new Mp3Frames();
      for (let start = 0; start < file.length; start += size) frames.add(file.subarray(start, start + size));
      expect(frames.seconds).toBeCloseTo(seconds, 10);
    }
  });

  test.each([
    ["a page", Buffer.from("<!doctype html>")],
    ["layer II", Buffer.from([0xff, 0xfd, 0x90, 0, 0, 0, 0, 0, 0, 0])],
    ["a frame and then something else", Buffer.concat([AT_128_KBIT, Buffer.alloc(20)])],
  ])("is not known of %s", (_, bytes) => {
    expect(() => new Mp3Frames().add(bytes)).toThrow(expect.objectContaining({ code: "NOT_MP3" }));
  });
});
