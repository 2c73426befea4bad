import { inPath } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const integers = { type: "array", items: { type: "integer" } };
const texts = { type: "array", items: { type: "string" } };
const color = { type: "object", properties: { R: { type: "integer" }, G: { type: "integer" } } };
const path = (style: string, explode: boolean, schema: unknown) => inPath({ name: "id", style, explode, schema });
const text = inPath({ name: "id", schema: { type: "string" } });

export const PATH: Subject = {
  title: "Path parameters",
  introduction:
    "A row sends what stands in the place of `{id}`. The path is split at `/` first and decoded then (RFC 3986 §2.4), and a path parameter is one segment or part of one (OAS Path Templating).",
  rows: [
    ...rowsOf(text, [
      ["a", accepted("a"), "OAS Style Values, `simple`"],
      ["a%20b", accepted("a b"), "RFC 3986 §2.1"],
      ["a+b", accepted("a+b"), "`+` is itself in a path (RFC 3986 §3.3); only forms make it a space"],
      ["a%2Fb", accepted("a/b"), "An encoded slash is data (RFC 3986 §2.2)"],
      ["a/b", refused(404), "Another path"],
      ["", refused(404), "A parameter takes at least one character (OAS Path Templating)"],
      ["a,b", accepted("a,b"), "A text is not split"],
      ["a;v=1", accepted("a;v=1"), "Matrix parameters have a meaning by their style only (RFC 3986 §3.3)"],
      ["a.json", accepted("a.json"), "Suffixes are text"],
      ["%C3%A9", accepted("é"), "Percent-encoded UTF-8 (RFC 3986 §2.5)"],
      ["\\xC3\\xA9", refused(), "Bytes above 127 may not stand in a URI (RFC 3986 §2)"],
      ["%FF", refused(), "Not UTF-8 (RFC 3986 §2.5)"],
      ["%E0%A4%A", refused(), "Not percent-encoding (RFC 3986 §2.1)"],
      ["%", refused(), "Not percent-encoding (RFC 3986 §2.1)"],
      ["%2561", accepted("%61"), "Decoded once and never again (RFC 3986 §2.4)"],
      ["%00", accepted("\u0000"), "Any character, unless a `pattern` says otherwise"],
      ["__proto__", accepted("__proto__"), "Text like any other"],
      ["..", accepted(".."), "A dot segment is for the caller to remove (RFC 3986 §5.2.4); here it is text"],
      ["%2E%2E", accepted(".."), "The same"],
    ]),
    ...rowsOf(path("simple", false, integers), [
      ["1,2", accepted([1, 2]), "OAS Style Examples, `simple`"],
      ["1", accepted([1]), "A list with one item"],
      ["1%2C2", refused(), "An encoded comma is part of its item (RFC 6570 §3.2.2)"],
    ]),
    ...rowsOf(path("simple", false, color), [
      ["R,100,G,200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `simple`"],
      ["R,100,G", refused(), "`G` has no value"],
    ]),
    ...rowsOf(path("simple", true, color), [
      ["R=100,G=200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `simple` and explode"],
    ]),
    ...rowsOf(path("label", false, integers), [
      [".1,2", accepted([1, 2]), "OAS Style Examples, `label`; RFC 6570 §3.2.5"],
      ["1,2", refused(), "A label begins with a dot"],
    ]),
    ...rowsOf(path("label", true, texts), [
      [".a.b", accepted(["a", "b"]), "OAS Style Examples, `label` and explode"],
      [".a%2Eb", accepted(["a.b"]), "An encoded dot is part of its item"],
    ]),
    ...rowsOf(path("label", true, color), [
      [".R=100.G=200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `label` and explode"],
    ]),
    ...rowsOf(path("label", false, { type: "string" }), [
      [".a", accepted("a"), "OAS Style Examples, `label`"],
      [".", accepted(""), "OAS Style Examples: the empty text is a dot alone"],
    ]),
    ...rowsOf(path("matrix", false, integers), [
      [";id=1,2", accepted([1, 2]), "OAS Style Examples, `matrix`; RFC 6570 §3.2.7"],
      [";x=1", refused(), "Another name"],
      ["1,2", refused(), "A matrix parameter begins with its name"],
    ]),
    ...rowsOf(path("matrix", true, integers), [
      [";id=1;id=2", accepted([1, 2]), "OAS Style Examples, `matrix` and explode"],
      [";id=1;x=2", refused(), "Another name"],
    ]),
    ...rowsOf(path("matrix", true, color), [
      [";R=100;G=200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `matrix` and explode"],
    ]),
    ...rowsOf(path("matrix", false, { type: "string" }), [
      [";id=a", accepted("a"), "OAS Style Examples, `matrix`"],
      [";id", accepted(""), "OAS Style Examples: the empty text is the name alone"],
    ]),
    ...rowsOf(inPath({ name: "id", schema: { type: "string" } }, "{id}.tar"), [
      ["a.b.tar", accepted("a.b"), "A parameter that is part of a segment (OAS Path Templating)"],
      ["a.zip", refused(404), "Another path"],
    ]),
    ...rowsOf(inPath({ name: "id", schema: { type: "integer" } }), [
      ["5", accepted(5), "Handlers get what the schema says, path parameters included"],
      ["five", refused(), "Paths are matched without their schemas, so this path exists (OAS Path Templating)"],
    ]),
    ...rowsOf(path("simple", true, integers), [
      ["1,2", accepted([1, 2]), "OAS Style Examples, `simple`: explode changes nothing of a list"],
    ]),
    ...rowsOf(path("label", false, color), [
      [".R,100,G,200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `label`"],
    ]),
    ...rowsOf(path("matrix", false, color), [
      [";id=R,100,G,200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `matrix`"],
      [";id=R,100,G", refused(), "`G` has no value"],
    ]),
  ],
};
