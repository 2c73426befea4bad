import { inJson, inQuery } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const query = (schema: unknown) => inQuery({ name: "n", schema });

export const SCALARS: Subject = {
  title: "Numbers, booleans and null as text",
  introduction:
    "Parameters and form fields are text. A number is one that JSON writes so (RFC 8259 §6), a boolean is `true` or `false` (§3): what a caller may write in a body is what it may write in a query. Text that does not look like its type stays text, and is refused by its schema.",
  rows: [
    ...rowsOf(query({ type: "integer" }), [
      ["n=5", accepted(5), "RFC 8259 §6"],
      ["n=-5", accepted(-5), "RFC 8259 §6, `minus`"],
      ["n=-0", accepted(-0), "RFC 8259 §6; `-0` equals 0"],
      ["n=1.0", accepted(1), "A number without a fraction is an integer (JSON Schema Validation §6.1.1)"],
      ["n=1e1", accepted(10), "RFC 8259 §6, `exp`; an integer by its value (JSON Schema Validation §6.1.1)"],
      ["n=-1.50e1", accepted(-15), "The same"],
      ["n=5e-1", refused(), "0.5 is no integer"],
      ["n=1e", refused(), "RFC 8259 §6: a digit after the `e`"],
      ["n=--5", refused(), "RFC 8259 §6"],
      ["n=-", refused(), "RFC 8259 §6: a digit after the minus"],
      ["n=0b1", refused(), "RFC 8259 §6: no binary numbers"],
      ["n=5n", refused(), "RFC 8259 §6"],
      ["n=%EF%BC%95", refused(), "RFC 8259 §6: the digits of ASCII only (this is a wide five)"],
      ["n=1.5", refused(), "JSON Schema Validation §6.1.1"],
      ["n=+5", refused(), "In a form `+` is a space, and JSON has no plus"],
      ["n=%2B5", refused(), "RFC 8259 §6: no plus"],
      ["n=05", refused(), "RFC 8259 §6: no leading zeros"],
      ["n=0x10", refused(), "RFC 8259 §6: no hexadecimals"],
      ["n=%205", refused(), "No white space within a value"],
      ["n=5%20", refused(), "The same"],
      ["n=1_000", refused(), "RFC 8259 §6"],
      ["n=1,000", refused(), "RFC 8259 §6"],
      ["n=%D9%A5", refused(), "RFC 8259 §6: the digits of ASCII only (this is an Arabic five)"],
      ["n=Infinity", refused(), "RFC 8259 §6: not a number"],
      ["n=NaN", refused(), "RFC 8259 §6: not a number"],
      ["n=1e400", refused(), "Beyond what a double can hold; it would be read as Infinity (RFC 8259 §6)"],
      [
        "n=9007199254740991",
        accepted(9007199254740991),
        "2^53 − 1, the greatest that software agrees on (RFC 8259 §6)",
      ],
      [
        "n=9007199254740993",
        accepted(9007199254740992),
        "2^53 + 1 is read as the nearest double, in a query as in a body (RFC 8259 §6: beyond 2^53 − 1 software does not agree). An id that large is to be declared as a string",
      ],
    ]),
    ...rowsOf(query({ type: "number" }), [
      ["n=.5", refused(), "RFC 8259 §6: a digit before the point"],
      ["n=5.", refused(), "RFC 8259 §6: a digit after the point"],
      ["n=1E-2", accepted(0.01), "RFC 8259 §6, `exp`"],
      ["n=0.1", accepted(0.1), "RFC 8259 §6"],
    ]),
    ...rowsOf(query({ type: "boolean" }), [
      ["n=true", accepted(true), "RFC 8259 §3"],
      ["n=false", accepted(false), "RFC 8259 §3"],
      ["n=on", refused(), "RFC 8259 §3"],
      ["n=0", refused(), "A number, and no boolean"],
      ["n=%20true", refused(), "No white space within a value"],
      ["n=True", refused(), "RFC 8259 §3: lower case"],
      ["n=1", refused(), "A number, and no boolean"],
      ["n=yes", refused(), "RFC 8259 §3"],
      ["n=", refused(), "RFC 8259 §3"],
      ["n", refused(), "The same: a flag has a value"],
    ]),
    ...rowsOf(query({ type: ["integer", "null"] }), [
      ["n=null", accepted(null), "OAS leaves null in parameters open (Appendix B); here it is written as in JSON"],
      ["n=", refused(), "The empty text is not null"],
    ]),
    ...rowsOf(query({ type: ["string", "null"] }), [
      ["n=null", accepted("null"), "Where any text will do, a text is meant"],
    ]),
    ...rowsOf(query({ type: ["integer", "string"] }), [
      ["n=5", accepted("5"), "The same: text stays text where text is allowed"],
    ]),
    ...rowsOf(query({ enum: [1, 2] }), [
      ["n=1", accepted(1), "The type is that of the listed values (JSON Schema Validation §6.1.2)"],
      ["n=3", refused(), "JSON Schema Validation §6.1.2"],
    ]),
    ...rowsOf(query({ type: "integer", default: 20, maximum: 100 }), [
      ["", accepted(20), "OAS Schema Object, `default`: what the receiver assumes"],
      ["n=101", refused(), "JSON Schema Validation §6.2.2"],
      ["n=", refused(), "A default stands for what was not sent, not for what is empty"],
    ]),
    ...rowsOf(inJson({ type: "integer" }), [
      ["5", accepted(5), "RFC 8259 §2: any value is a JSON text"],
      ["5.0", accepted(5), "JSON Schema Validation §6.1.1"],
      ['"5"', refused(), "A body has types already; text is no number"],
      ["1e400", refused(), "Beyond what a double can hold (RFC 8259 §6)"],
      ["9007199254740993", accepted(9007199254740992), "The nearest double, as in a query"],
      ["0x10", refused(), "RFC 8259 §6"],
      ["true", refused(), "A boolean is no number"],
    ]),
  ],
};
