import { inBody } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const object = { schema: { type: "object" } };
const form = {
  "application/x-www-form-urlencoded": {
    schema: {
      type: "object",
      additionalProperties: false,
      required: ["title"],
      properties: {
        title: { type: "string" },
        tempo: { type: "integer" },
        tags: { type: "array", items: { type: "string" } },
        meta: { type: "object" },
      },
    },
  },
};
const multipart = {
  "multipart/form-data": {
    schema: {
      type: "object",
      required: ["title"],
      properties: { title: { type: "string" }, tempo: { type: "integer" } },
    },
  },
};
const file = { type: "string", format: "binary" };
const files = {
  "multipart/form-data": {
    schema: {
      type: "object",
      properties: {
        cover: { ...file, maxLength: 3 },
        stems: { type: "array", items: file },
        meta: { type: "object" },
        ids: { type: "array", items: { type: "integer" } },
      },
    },
    encoding: { cover: { contentType: "image/*" }, meta: { contentType: "application/json" }, ids: { explode: false } },
  },
};
const wave = { file: "a", type: "audio/wav", size: 3 };
const delimited = {
  "application/x-www-form-urlencoded": {
    schema: {
      type: "object",
      properties: {
        ids: { type: "array", items: { type: "integer" } },
        tags: { type: "array", items: { type: "string" } },
        color: { type: "object", properties: { R: { type: "integer" } } },
      },
    },
    encoding: {
      ids: { style: "form", explode: false },
      tags: { style: "pipeDelimited", explode: false },
      color: { style: "deepObject", explode: true },
    },
  },
};
const formType = "Content-Type: application/x-www-form-urlencoded";
const multipartType = "Content-Type: multipart/form-data; boundary=b";
const part = (name: string, value: string, more = "") =>
  `--b\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`;
const upload = (name: string, type: string) => part(name, "abc", `; filename="a"\r\nContent-Type: ${type}`);
const typed = (name: string, type: string, value: string) => part(name, value, `\r\nContent-Type: ${type}`);
const parts = (...all: string[]) => `${multipartType}\n\n${all.join("")}--b--\r\n`;

export const BODY: Subject = {
  title: "Bodies and media types",
  introduction:
    "A row sends header lines, an empty line and a body. The declared media type is the most specific that Content-Type falls under (OAS Media Types, Request Body Object `content`).",
  rows: [
    ...rowsOf(inBody({ "application/json": object }), [
      ["Content-Type: application/json\n\n{}", accepted({}), "OAS Request Body Object"],
      ["Content-Type: Application/JSON\n\n{}", accepted({}), "Types have no case (RFC 9110 §8.3.1)"],
      [
        "Content-Type: application/json; charset=utf-8\n\n{}",
        accepted({}),
        "Parameters that are not declared do not matter (RFC 8259 §11: charset has no effect)",
      ],
      ["Content-Type: application/json;x=1\n\n{}", accepted({}), "The same"],
      [
        "Content-Type: application/json; charset=utf-16\n\n{}",
        accepted({}),
        "JSON is UTF-8 whatever a charset says (RFC 8259 §8.1, §11)",
      ],
      [
        "Content-Type: application/problem+json\n\n{}",
        refused(415),
        "Another media type (RFC 6838 §4.2.8), though its syntax is JSON's",
      ],
      ["Content-Type: text/plain\n\n{}", refused(415), "RFC 9110 §15.5.16; the answer's Accept says what is taken"],
      ["Content-Type: json\n\n{}", refused(415), "No media type (RFC 9110 §8.3.1)"],
      ["Content-Type: application/json, text/plain\n\n{}", refused(415), "One media type, not a list (RFC 9110 §8.3)"],
      [
        "X-Other: 1\n\n{}",
        refused(415),
        "A body without Content-Type may be anything (RFC 9110 §8.3); nothing is guessed",
      ],
      ["Content-Type: application/json\nContent-Length: 0\n\n", accepted(), "No body, where none is required"],
      ["Content-Type: application/json", accepted(), "No body (RFC 9112 §6.3: no length, no body)"],
      ["Content-Type: text/plain", accepted(), "Without a body its type says nothing"],
      ["Content-Type: application/json\n\n ", refused(), "White space is no JSON text (RFC 8259 §2)"],
      ["Content-Type: application/json\n\n{", refused(), "Not JSON"],
      ["Content-Type: application/json\n\n{'a':1}", refused(), "RFC 8259 §7"],
      [
        "Content-Type: application/json\n\n\\xEF\\xBB\\xBF{}",
        accepted({}),
        "A byte order mark may be ignored (RFC 8259 §8.1)",
      ],
      ['Content-Type: application/json\n\n{"a":"\\xFF"}', refused(), "Not UTF-8 (RFC 8259 §8.1)"],
      [
        "Content-Type: application/json\nContent-Encoding: x-zip\n\n{}",
        refused(415),
        "RFC 9110 §8.4: a coding that is not known",
      ],
      ["Content-Type: application/json\nContent-Encoding: gzip\n\n{}", refused(), "Not what it says it is"],
      ["Content-Type: application/json\nContent-Encoding: identity\n\n{}", accepted({}), "RFC 9110 §12.5.3: no coding"],
    ]),
    ...rowsOf(inBody({ "application/json": object }, true), [
      ["Content-Type: application/json\nContent-Length: 0\n\n", refused(), "OAS Request Body Object, `required`"],
      ["X-Other: 1", refused(), "The same"],
    ]),
    ...rowsOf(inBody({ "application/*": object, "application/vnd.a+json": { schema: { required: ["a"] } } }), [
      [
        "Content-Type: application/vnd.b+json\n\n{}",
        accepted({}),
        "A range (OAS Media Types); `+json` is JSON (RFC 6839 §3.1)",
      ],
      [
        "Content-Type: application/vnd.a+json\n\n{}",
        refused(),
        "The most specific key is applicable (OAS Request Body Object, `content`)",
      ],
      ["Content-Type: application/json\n\n[]", refused(), "By the range's schema"],
    ]),
    ...rowsOf(inBody({ "*/*": { schema: { type: "string", maxLength: 3 } } }), [
      ["Content-Type: text/plain\n\nabc", accepted("abc"), "A range of all"],
      ["Content-Type: text/plain\n\nabcd", refused(), "JSON Schema Validation §6.3.1"],
      ["X-Other: 1\n\nabc", refused(415), "Also where all are taken: what it is has to be said"],
    ]),
    ...rowsOf(inBody({ "application/json; version=2": object }), [
      [
        "Content-Type: application/json; version=2\n\n{}",
        accepted({}),
        "A parameter that the contract names has to be there",
      ],
      ["Content-Type: application/json; version=1\n\n{}", refused(415), "Another media type (RFC 6838 §4.3)"],
      ["Content-Type: application/json\n\n{}", refused(415), "The same"],
    ]),
    ...rowsOf(inBody({ "text/plain": { schema: { type: "string" } } }), [
      [
        "Content-Type: text/plain\n\n\\xC3\\xA9",
        accepted("é"),
        "UTF-8 unless said (RFC 6657 §3 leaves the default to the type)",
      ],
      ["Content-Type: text/plain; charset=iso-8859-1\n\n\\xE9", accepted("é"), "RFC 9110 §8.3.2"],
      ['Content-Type: text/plain; charset="utf-8"\n\na', accepted("a"), "A parameter may be quoted (RFC 9110 §5.6.6)"],
      ["Content-Type: text/plain; charset=none\n\na", refused(415), "A charset that nobody knows (RFC 9110 §15.5.16)"],
      ["Content-Type: text/plain\n\n\\xFF", refused(), "Not UTF-8"],
    ]),
    ...rowsOf(inBody(form), [
      [
        `${formType}\n\ntitle=a+b&tempo=120`,
        accepted({ title: "a b", tempo: 120 }),
        "OAS Encoding Object; fields are typed as parameters are",
      ],
      [
        `${formType}\n\ntitle=a&tags=x`,
        accepted({ title: "a", tags: ["x"] }),
        "A list by its schema, also with one item",
      ],
      [
        `${formType}\n\ntitle=a&tags=x&tags=y`,
        accepted({ title: "a", tags: ["x", "y"] }),
        "OAS Encoding Object: `form` and explode unless said",
      ],
      [
        `${formType}\n\ntitle=a&meta=%7B%22b%22:1%7D`,
        accepted({ title: "a", meta: { b: 1 } }),
        "OAS Encoding Object, `contentType`: an object is JSON",
      ],
      [`${formType}\n\ntempo=120`, refused(), "`title` is required"],
      [`${formType}\n\ntitle=a&x=1`, refused(), "Not a field of a closed form"],
      [`${formType}\n\ntitle=a&title=b`, refused(), "One value was declared"],
      [`${formType}\n\ntitle=%FF`, refused(), "Not UTF-8"],
      [`${formType}\n\ntitle=a&__proto__=1`, refused(), "Not a field of a closed form"],
      [
        `${formType}\n\ntitle=a&meta=${'{"a":'.repeat(150)}1${"}".repeat(150)}`,
        refused(),
        "JSON deeper than 100 levels",
      ],
    ]),
    ...rowsOf(inBody(multipart), [
      [
        `${multipartType}\n\n${part("title", "a")}${part("tempo", "120")}--b--\r\n`,
        accepted({ title: "a", tempo: 120 }),
        "RFC 7578 §4",
      ],
      [`${multipartType}\n\n${part("tempo", "120")}--b--\r\n`, refused(), "`title` is required"],
      [`${multipartType}\n\n${part("title", "a")}`, refused(), "It has no end (RFC 2046 §5.1.1)"],
      [
        `Content-Type: multipart/form-data\n\n${part("title", "a")}--b--\r\n`,
        refused(),
        "The boundary is required (RFC 2046 §5.1.1)",
      ],
    ]),
    ...rowsOf(inBody(multipart), [
      [parts(part("title", "a"), part("title", "b")), refused(), "One value was declared"],
      [
        parts(typed("title", "text/plain; charset=utf-8", "é")),
        accepted({ title: "é" }),
        "A part may say its charset (RFC 7578 §4.5)",
      ],
      [
        parts(part("title", "a"), part("__proto__", "b")),
        accepted({ title: "a", ["__proto__"]: "b" }),
        "A field like any other",
      ],
      [parts(part("title", "")), accepted({ title: "" }), "Sent, and empty"],
      [parts(part("title", "a"), part("", "b")), refused(), "Each part has a name (RFC 7578 §4.2)"],
      [
        parts(part("title", "a"), "--b\r\nContent-Disposition: attachment\r\n\r\nb\r\n"),
        accepted({ title: "a" }),
        "A part that is none of a form's (RFC 7578 §4.2) is passed over",
      ],
      [
        `${multipartType}\n\nhello\r\n${part("title", "a")}--b--\r\nbye`,
        accepted({ title: "a" }),
        "What stands before the first delimiter and after the last is passed over (RFC 2046 §5.1.1)",
      ],
      [
        `Content-Type: multipart/form-data; boundary="b"\n\n${part("title", "a")}--b--\r\n`,
        accepted({ title: "a" }),
        "A boundary may be quoted (RFC 2046 §5.1.1)",
      ],
      [
        `Content-Type: multipart/mixed; boundary=b\n\n${part("title", "a")}--b--\r\n`,
        refused(415),
        "Another media type",
      ],
    ]),
    ...rowsOf(inBody(files), [
      [
        parts(upload("cover", "image/png")),
        accepted({ cover: { file: "a", type: "image/png", size: 3 } }),
        "A file (OAS Encoding Object, `contentType`)",
      ],
      [
        parts(upload("cover", "text/html")),
        refused(),
        "Not what the Encoding Object takes: one of the form's values, so a value that is refused",
      ],
      [parts(part("cover", "abc")), refused(), "A text, and no file (RFC 7578 §4.2: a file has a name)"],
      [
        parts(part("cover", "abcd", `; filename="a"\r\nContent-Type: image/png`)),
        refused(),
        "The length of a file is that of its bytes (OAS Schema Object, binary data; JSON Schema Validation §6.3.1)",
      ],
      [
        parts(part("cover", "abc", `; filename="a"`)),
        refused(),
        "A part that does not say its media type is text/plain (RFC 7578 §4.4)",
      ],
      [
        parts(upload("stems", "audio/wav"), upload("stems", "a/b")),
        accepted({ stems: [wave, { ...wave, type: "a/b" }] }),
        "A list of files",
      ],
      [parts(upload("stems", "audio/wav")), accepted({ stems: [wave] }), "A list by its schema, also with one"],
      [
        parts(typed("meta", "application/json", '{"a":1}')),
        accepted({ meta: { a: 1 } }),
        "OAS Encoding Object, `contentType`: an object is JSON",
      ],
      [
        parts(part("meta", '{"a":1}', `; filename="blob"\r\nContent-Type: application/json`)),
        accepted({ meta: { a: 1 } }),
        "As a browser sends JSON with its media type: as a file",
      ],
      [parts(typed("meta", "application/xml", "<a/>")), refused(), "Not what the Encoding Object takes"],
      [parts(part("meta", "{")), refused(), "Not JSON"],
      [parts(part("ids", "1,2")), accepted({ ids: [1, 2] }), "OAS Encoding Object, `explode: false`"],
    ]),
    ...rowsOf(inBody(delimited), [
      [`${formType}\n\nids=1,2`, accepted({ ids: [1, 2] }), "OAS Encoding Object, `explode: false`"],
      [`${formType}\n\ntags=a%7Cb`, accepted({ tags: ["a", "b"] }), "OAS Encoding Object, `style`"],
      [`${formType}\n\ncolor%5BR%5D=1`, accepted({ color: { R: 1 } }), "The same"],
      [`${formType}\n\n&&`, accepted({}), "Empty pairs are passed over (WHATWG URL §5.1)"],
    ]),
  ],
};
