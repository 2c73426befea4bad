import { inJson } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const format = (format: string, type = "string") => inJson({ type, format });

export const SCHEMAS: Subject = {
  title: "Formats and lengths",
  introduction:
    "JSON Schema makes `format` an annotation that may assert (Validation §7.2); Cantus asserts those of JSON Schema and of the OpenAPI Format Registry, and passes over others.",
  rows: [
    ...rowsOf(format("date-time"), [
      ['"2026-06-28T10:30:00Z"', accepted("2026-06-28T10:30:00Z"), "RFC 3339 §5.6; it stays text"],
      ['"2026-06-28T10:30:00.123456+02:00"', accepted("2026-06-28T10:30:00.123456+02:00"), "RFC 3339 §5.6"],
      ['"2026-06-28t10:30:00z"', accepted("2026-06-28t10:30:00z"), "RFC 3339 §5.6: `T` and `Z` may be small"],
      ['"2026-06-28T10:30:00"', refused(), "The offset is part of it (RFC 3339 §5.6)"],
      ['"2026-06-28 10:30:00Z"', refused(), "A space is not in the grammar (RFC 3339 §5.6)"],
      ['"2026-06-28T10:30Z"', refused(), "Seconds are part of it (RFC 3339 §5.6)"],
      ['"2026-02-30T10:30:00Z"', refused(), "There is no 30 February (RFC 3339 §5.7)"],
      ['"2026-06-28T24:00:00Z"', refused(), "Hours go to 23 (RFC 3339 §5.7)"],
      ['"2016-12-31T23:59:60Z"', accepted("2016-12-31T23:59:60Z"), "A leap second (RFC 3339 §5.7)"],
      ['"2016-12-31T12:00:60Z"', refused(), "Leap seconds are the last of a day (RFC 3339 appendix D)"],
      ['"+002026-06-28T10:30:00Z"', refused(), "Years have four digits (RFC 3339 §5.6)"],
      ["1782642600", refused(), "`type` says string"],
    ]),
    ...rowsOf(format("date"), [
      ['"2024-02-29"', accepted("2024-02-29"), "A leap year (RFC 3339 appendix C)"],
      ['"2026-02-29"', refused(), "No leap year"],
      ['"2026-02-30"', refused(), "RFC 3339 §5.7"],
      ['"2026-6-28"', refused(), "Two digits (RFC 3339 §5.6)"],
    ]),
    ...rowsOf(format("time"), [
      ['"10:30:00Z"', accepted("10:30:00Z"), "RFC 3339 §5.6, `full-time`"],
      ['"10:30:00"', refused(), "The offset is part of it"],
    ]),
    ...rowsOf(format("uri"), [
      ['"https://example.com/a?b#c"', accepted("https://example.com/a?b#c"), "RFC 3986 §3"],
      ['"urn:isbn:0451450523"', accepted("urn:isbn:0451450523"), "RFC 3986 §3: any scheme"],
      ['"/a"', refused(), "A scheme is part of it; this is a `uri-reference` (RFC 3986 §4.1)"],
      ['"https://example.com/a b"', refused(), "RFC 3986 §2: no space"],
      ['"https://example.com/é"', refused(), "An IRI (RFC 3987), which is another format"],
    ]),
    ...rowsOf(format("uuid"), [
      ['"4fa85f64-5717-4562-b3fc-2c963f66afa6"', accepted("4fa85f64-5717-4562-b3fc-2c963f66afa6"), "RFC 4122 §3"],
      [
        '"4FA85F64-5717-4562-B3FC-2C963F66AFA6"',
        accepted("4FA85F64-5717-4562-B3FC-2C963F66AFA6"),
        "Case does not matter on input (RFC 4122 §3)",
      ],
      [
        '"00000000-0000-0000-0000-000000000000"',
        accepted("00000000-0000-0000-0000-000000000000"),
        "The nil UUID (RFC 4122 §4.1.7)",
      ],
      ['"4fa85f6457174562b3fc2c963f66afa6"', refused(), "Hyphens are part of it (RFC 4122 §3)"],
      [
        '"urn:uuid:4fa85f64-5717-4562-b3fc-2c963f66afa6"',
        refused(),
        "A URN of it, and not itself (JSON Schema Validation §7.3.5)",
      ],
      ['"{4fa85f64-5717-4562-b3fc-2c963f66afa6}"', refused(), "Braces are not in the grammar"],
    ]),
    ...rowsOf(format("email"), [
      ['"a@example.com"', accepted("a@example.com"), "RFC 5321 §4.1.2"],
      ['"a"', refused(), "No domain"],
    ]),
    ...rowsOf(format("int32", "integer"), [
      ["2147483647", accepted(2147483647), "OpenAPI Format Registry, `int32`"],
      ["2147483648", refused(), "2^31"],
      ["-2147483648", accepted(-2147483648), "−2^31"],
      ["1.5", refused(), "No integer"],
    ]),
    ...rowsOf(format("int64", "integer"), [
      ["9007199254740991", accepted(9007199254740991), "OpenAPI Format Registry, `int64`"],
      ["9223372036854775808", refused(), "2^63"],
      ["-9223372036854775808", accepted(-9223372036854776000), "−2^63"],
      [
        "9223372036854775807",
        refused(),
        "2^63 − 1 is valid and cannot be told from 2^63 by a JavaScript number: refused rather than changed",
      ],
    ]),
    ...rowsOf(format("float", "number"), [
      ["1.5", accepted(1.5), "OpenAPI Format Registry, `float`"],
      ["1e39", refused(), "Beyond single precision"],
    ]),
    ...rowsOf(format("byte"), [
      ['"aGVsbG8="', accepted("aGVsbG8="), "RFC 4648 §4; it stays text"],
      ['"aGVsbG8"', refused(), "Padding is part of it (RFC 4648 §3.2)"],
      ['"-_8="', refused(), "That is base64url (RFC 4648 §5)"],
      ['""', accepted(""), "Nothing is base64 of nothing (RFC 4648 §10)"],
    ]),
    ...rowsOf(format("binary"), [
      ['"a\\u0000é"', accepted("a\u0000é"), "Says nothing about a JSON text (OpenAPI Format Registry, `binary`)"],
    ]),
    ...rowsOf(format("password"), [['"a"', accepted("a"), "A hint for forms (OAS Data Types)"]]),
    ...rowsOf(format("of-ours"), [
      ['"a"', accepted("a"), "A format that is not known says nothing (JSON Schema Validation §7.2.3)"],
    ]),
    ...rowsOf(format("date"), [
      ["5", refused(), "`type` says string; `format` alone would not (JSON Schema Validation §7.1)"],
    ]),
    ...rowsOf(inJson({ format: "date" }), [
      ["5", accepted(5), "A format is about its own type only (JSON Schema Validation §7.1)"],
    ]),
    ...rowsOf(inJson({ type: "string", minLength: 2, maxLength: 2 }), [
      ['"ab"', accepted("ab"), "JSON Schema Validation §6.3.1"],
      [
        '"😀😀"',
        accepted("😀😀"),
        "Characters of RFC 8259 are counted, not UTF-16 units (JSON Schema Validation §6.3.1)",
      ],
      ['"😀"', refused(), "One character"],
      ['"e\\u0301"', accepted("e\u0301"), "Two characters, though one is seen: nothing is normalized"],
      ['"👨‍👩‍👧"', refused(), "Five characters, though one is seen"],
    ]),
    ...rowsOf(inJson({ type: "string", pattern: "^.$" }), [
      ['"😀"', accepted("😀"), "Patterns are read with Unicode on (JSON Schema Core §6.4)"],
      ['"ab"', refused(), "JSON Schema Validation §6.3.3"],
    ]),
    ...rowsOf(inJson({ type: "string", pattern: "b" }), [
      ['"abc"', accepted("abc"), "Patterns are not anchored (JSON Schema Core §6.4)"],
    ]),
    ...rowsOf(inJson({ type: "number", multipleOf: 0.01 }), [
      [
        "19.99",
        accepted(19.99),
        "JSON Schema Validation §6.2.1, by the decimals as they were written and not by their doubles",
      ],
      ["19.999", refused(), "JSON Schema Validation §6.2.1"],
    ]),
    ...rowsOf(inJson({ type: "array", uniqueItems: true }), [
      ['[{"a":1,"b":2},{"b":2,"a":1}]', refused(), "Equal, whatever the order of members (JSON Schema Core §4.2.2)"],
      ['[1,"1",true]', accepted([1, "1", true]), "Different types are different (JSON Schema Core §4.2.2)"],
      ["[1,1.0]", refused(), "Equal as numbers (JSON Schema Core §4.2.2)"],
    ]),
  ],
};
