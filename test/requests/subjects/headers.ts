import { inCookie, inHeader, inQuery } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const integers = { type: "array", items: { type: "integer" } };
const color = { type: "object", properties: { R: { type: "integer" }, G: { type: "integer" } } };
const json = (schema: unknown) => ({ "application/json": { schema } });

export const HEADERS: Subject = {
  title: "Headers and cookies",
  introduction:
    "Header values are read as they are, without percent-decoding (OAS Appendix D). Cookies are pairs of a `Cookie` header (RFC 6265 §4.2.1), whose values OAS's `form` style percent-encodes.",
  rows: [
    ...rowsOf(inHeader({ name: "X-Kind", schema: { type: "string" } }), [
      ["X-Kind: a", accepted("a"), "OAS Style Values, `simple`"],
      ["x-kind: a", accepted("a"), "Names have no case (RFC 9110 §5.1)"],
      ["X-Kind:   a  ", accepted("a"), "White space around a value is no part of it (RFC 9110 §5.5)"],
      ["X-Kind: a%20b", accepted("a%20b"), "A header is no part of a URI (OAS Appendix D)"],
      ["X-Kind:", accepted(""), "An empty value is one (RFC 9110 §5.5)"],
      ["X-Other: a", accepted(), "Unknown headers are ignored (RFC 9110 §5.1)"],
      ["X-Kind: a, b", accepted("a, b"), "A text is not split"],
    ]),
    ...rowsOf(inHeader({ name: "X-N", required: true, schema: { type: "integer" } }), [
      ["X-N: 5", accepted(5), "Typed as in a query"],
      ["X-N: 5\nX-N: 6", refused(), "Two lines are one list (RFC 9110 §5.3), and no integer"],
      ["", refused(), "OAS Parameter Object, `required`"],
    ]),
    ...rowsOf(inHeader({ name: "X-Ids", schema: integers }), [
      ["X-Ids: 1,2", accepted([1, 2]), "OAS Style Examples, `simple`"],
      ["X-Ids: 1, 2", accepted([1, 2]), "White space may stand around commas (RFC 9110 §5.6.1)"],
      ["X-Ids: 1\nX-Ids: 2", accepted([1, 2]), "Lines of one name are one list (RFC 9110 §5.3)"],
      ["X-Ids: 1,,2", accepted([1, 2]), "Empty elements of a list are ignored (RFC 9110 §5.6.1.2)"],
      ["X-Ids:", accepted([]), "The same"],
      ["X-Ids: 1,x", refused(), "The second item is no integer"],
    ]),
    ...rowsOf(inHeader({ name: "X-Color", explode: true, schema: color }), [
      ["X-Color: R=100,G=200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `simple` and explode"],
    ]),
    ...rowsOf(inHeader({ name: "X-Color", schema: color }), [
      ["X-Color: R,100,G,200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `simple`"],
      ["X-Color: R,100,G", refused(), "`G` has no value"],
    ]),
    ...rowsOf(inHeader({ name: "X-Dry", schema: { type: "boolean", default: false } }), [
      ["X-Dry: true", accepted(true), "RFC 8259 §3"],
      ["X-Dry: 1", refused(), "A number, and no boolean"],
      ["", accepted(false), "OAS Schema Object, `default`"],
    ]),
    ...rowsOf(inHeader({ name: "Content-Type", required: true, schema: { type: "integer" } }), [
      ["", accepted(), "Ignored too (OAS Parameter Object, `name`)"],
    ]),
    ...rowsOf(inHeader({ name: "Authorization", required: true, schema: { type: "integer" } }), [
      [
        "Accept: */*",
        accepted(),
        "A parameter named Accept, Content-Type or Authorization is ignored (OAS Parameter Object)",
      ],
    ]),
    ...rowsOf(inCookie({ name: "visit", schema: { type: "integer" } }), [
      ["Cookie: visit=5", accepted(5), "OAS Style Values, `form`"],
      [
        "Cookie: a=1; visit=5; b=2",
        accepted(5),
        "RFC 6265 §4.2.1; cookies that are not declared are ignored: a browser sends what it has",
      ],
      ["Cookie: Visit=5", accepted(), "Names of cookies are compared as they are (RFC 6265 §5.3)"],
      ['Cookie: visit="5"', accepted(5), "Quotes may stand around a value (RFC 6265 §4.1.1)"],
      ["Cookie: visit=5; visit=6", refused(), "One value was declared"],
      ["Cookie: visit=x", refused(), "No integer"],
      ["", accepted(), "Optional"],
    ]),
    ...rowsOf(inCookie({ name: "name", required: true, schema: { type: "string" } }), [
      [
        "Cookie: name=a%20b",
        accepted("a b"),
        "OAS Style Values: `form` percent-encodes, in cookies too (RFC 6570 §3.2.8)",
      ],
      ["Cookie: name=a+b", accepted("a+b"), "A cookie is no form: `+` is itself"],
      ["Cookie: name=a=b", accepted("a=b"), "The first `=` divides (RFC 6265 §5.2)"],
      ["Cookie: other=1", refused(), "OAS Parameter Object, `required`"],
    ]),
    ...rowsOf(inCookie({ name: "ids", schema: integers }), [
      ["Cookie: ids=1; ids=2", accepted([1, 2]), "`form` with explode, and `;` between cookies (RFC 6265 §4.2.1)"],
      ["Cookie: ids=1", accepted([1]), "A list with one item"],
    ]),
    ...rowsOf(inCookie({ name: "color", explode: false, schema: color }), [
      ["Cookie: color=R,100,G,200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `form` without explode"],
    ]),
    ...rowsOf(inCookie({ name: "ids", explode: false, schema: integers }), [
      ["Cookie: ids=1,2", accepted([1, 2]), "OAS Style Examples, `form` without explode"],
    ]),
    ...rowsOf(inQuery({ name: "f", content: json({ type: "object", properties: { a: { type: "integer" } } }) }), [
      ["f=%7B%22a%22:1%7D", accepted({ a: 1 }), "OAS Parameter Object, `content`: the value is a JSON text"],
      ["f=%7B%22a%22:%221%22%7D", refused(), "JSON has types already; text is no number"],
      ["f=a", refused(), "Not JSON (RFC 8259)"],
      ["f=", refused(), "The empty text is no JSON (RFC 8259 §2)"],
      ["f=%7B%7D&f=%7B%7D", refused(), "One value was declared"],
      [
        `f=${"%5B".repeat(200)}${"%5D".repeat(200)}`,
        refused(),
        "JSON deeper than 100 levels (RFC 8259 §9: a parser may set limits)",
      ],
    ]),
    ...rowsOf(inHeader({ name: "X-F", content: json(integers) }), [
      ["X-F: [1, 2]", accepted([1, 2]), "OAS Parameter Object, `content`"],
    ]),
    ...rowsOf(inCookie({ name: "f", content: json(integers) }), [
      ["Cookie: f=%5B1%5D", accepted([1]), "OAS Parameter Object, `content`"],
    ]),
  ],
};
