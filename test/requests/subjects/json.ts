import { inJson } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const nested = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
const list = (depth: number): unknown => (depth === 0 ? [] : [list(depth - 1)]);
const wide = `{${Array.from({ length: 2000 }, (_, i) => `"k${i}":${i}`).join(",")}}`;

export const JSON_BODIES: Subject = {
  title: "JSON",
  introduction:
    "RFC 8259, by the parser of JavaScript. A value is nested 100 levels at most (§9: a parser may set limits on the depth of nesting), which is counted before it is parsed, and a body has 1 MiB unless the server is told otherwise.",
  rows: [
    ...rowsOf(inJson({}), [
      ["null", accepted(null), "RFC 8259 §2: any value is a JSON text"],
      ['"a"', accepted("a"), "The same"],
      [" [1] ", accepted([1]), "White space may stand around it (RFC 8259 §2)"],
      ["[1,]", refused(), "RFC 8259 §5"],
      ["{} {}", refused(), "One value (RFC 8259 §2)"],
      ["NaN", refused(), "RFC 8259 §6"],
      [
        '{"a":1,"a":2}',
        accepted({ a: 2 }),
        "Names SHOULD be unique; of several, software takes the last (RFC 8259 §4)",
      ],
      [
        '{"__proto__":{"admin":true}}',
        accepted(JSON.parse('{"__proto__":{"admin":true}}')),
        "A member like any other, and nobody's prototype",
      ],
      [
        '{"constructor":{"prototype":{"admin":true}}}',
        accepted({ constructor: { prototype: { admin: true } } }),
        "The same",
      ],
      ['"\\ud800"', accepted("\ud800"), "A lone surrogate may be written (RFC 8259 §8.2)"],
      [nested(100), accepted(list(99)), "100 levels"],
      [nested(101), refused(), "Deeper than 100 levels (RFC 8259 §9)"],
      [nested(100_000), refused(), "The same, and no stack is used up"],
      [`"${"[".repeat(200)}"`, accepted("[".repeat(200)), "Brackets in a text are text"],
      [wide, accepted(JSON.parse(wide)), "As wide as the limit of a body allows"],
    ]),
    ...rowsOf(inJson({ type: "object", properties: { a: {} }, additionalProperties: false }), [
      ['{"a":1}', accepted({ a: 1 }), "JSON Schema Core §10.3.2.3"],
      ['{"__proto__":{"admin":true}}', refused(), "Not a member of a closed object"],
      ['{"constructor":1}', refused(), "The same"],
      ['{"toString":1}', refused(), "The same"],
    ]),
    ...rowsOf(inJson({ type: "object", required: ["constructor"] }), [
      ["{}", refused(), "What every JavaScript object has was not sent (JSON Schema Validation §6.5.3)"],
      ['{"constructor":1}', accepted({ constructor: 1 }), "Sent"],
    ]),
    ...rowsOf(inJson({ type: "object", properties: { constructor: { type: "string" } } }), [
      ["{}", accepted({}), "Optional, and not sent"],
      ['{"constructor":1}', refused(), "Sent, and no string"],
    ]),
    ...rowsOf(inJson({ type: "object", properties: { a: { type: ["string", "null"] }, b: { type: "string" } } }), [
      [
        '{"a":null}',
        accepted({ a: null }),
        "Null is a value, where its type is allowed (JSON Schema Validation §6.1.1)",
      ],
      ["{}", accepted({}), "Nothing is not null: the handler sees which it was"],
      ['{"b":null}', refused(), "Optional is not nullable"],
    ]),
    ...rowsOf(inJson({ type: "object", required: ["a"], properties: { a: { type: ["string", "null"] } } }), [
      ["{}", refused(), "Nullable is not optional"],
      ['{"a":null}', accepted({ a: null }), "It was sent"],
    ]),
  ],
};
