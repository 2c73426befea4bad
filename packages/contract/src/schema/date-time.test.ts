import { fullFormats } from "ajv-formats/dist/formats.js";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isDate, isDateTime, isTime } from "./date-time.ts";

const validate = (format: "date" | "time" | "date-time") =>
  (fullFormats[format] as { validate: (text: string) => boolean }).validate;

test.each([
  ["2026-06-28T10:30:00Z", true],
  ["2026-06-28t10:30:00z", true],
  ["2026-06-28T10:30:00.123456789+02:00", true],
  ["2024-02-29T00:00:00Z", true],
  ["2000-02-29T00:00:00Z", true],
  ["1900-02-29T00:00:00Z", false],
  ["2026-02-30T00:00:00Z", false],
  ["2026-04-31T00:00:00Z", false],
  ["2026-13-01T00:00:00Z", false],
  ["2026-00-01T00:00:00Z", false],
  ["2026-06-28T24:00:00Z", false],
  ["2026-06-28T10:60:00Z", false],
  ["2026-06-28T10:30:00", false],
  ["2026-06-28T10:30Z", false],
  ["2026-06-28T10:30:00.Z", false],
  ["2026-06-28T10:30:00Z ", false],
  ["٢٠٢٦-06-28T10:30:00Z", false],
  // Leap seconds: only where UTC has them.
  ["1998-12-31T23:59:60Z", true],
  ["1998-12-31T15:59:60.5-08:00", true],
  ["1998-12-31T22:59:60Z", false],
  ["1998-12-31T23:59:61Z", false],
  // RFC 3339 §5.6: `time-numoffset = ("+" / "-") time-hour ":" time-minute`, and `"T"` between date and time.
  ["2026-06-28T10:30:00+0200", false],
  ["2026-06-28T10:30:00+02", false],
  ["2026-06-28 10:30:00Z", false],
  ["2026-06-28T10:30:00+24:00", false],
  ["", false],
])("%j is a date-time: %j", (text, expected) => {
  expect(isDateTime(text)).toBe(expected);
});

/** Texts that are near to one. */
const near = fc
  .tuple(
    fc.constantFrom("2026", "2024", "1900", "2000", "0000", "202", "x026"),
    fc.constantFrom("-", "/"),
    fc.constantFrom("01", "02", "04", "12", "13", "00", "1"),
    fc.constantFrom("01", "28", "29", "30", "31", "32", "00", "3"),
    fc.constantFrom("T", "t", "x", ""),
    fc.constantFrom("00", "22", "23", "24", "7"),
    fc.constantFrom("00", "29", "59", "60"),
    fc.constantFrom("00", "59", "60", "61", "0"),
    fc.constantFrom("", ".5", ".", ".123456", ".x"),
    fc.constantFrom("Z", "z", "", "+00:00", "-08:30", "+23:59", "+24:00", "+01:60", "-1:00", "ZZ"),
  )
  .map(([year, dash, month, day, t, hour, minute, second, fraction, offset]) => ({
    date: `${year}${dash}${month}-${day}`,
    time: `${hour}:${minute}:${second}${fraction}${offset}`,
    t,
  }));

test("agree with ajv-formats on everything that only the grammar decides", () => {
  fc.assert(
    fc.property(near, ({ date, time, t }) => {
      expect([date, isDate(date)]).toEqual([date, validate("date")(date)]);
      expect([time, isTime(time)]).toEqual([time, validate("time")(time)]);
      const both = date + t + time;
      expect([both, isDateTime(both)]).toEqual([both, validate("date-time")(both)]);
    }),
    { numRuns: 3000 },
  );
});
