import { inQuery } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const integers = { type: "array", items: { type: "integer" } };
const texts = { type: "array", items: { type: "string" } };
const color = {
  type: "object",
  properties: { R: { type: "integer" }, G: { type: "integer" } },
  additionalProperties: false,
};
const query = (name: string, style: string, explode: boolean, schema: unknown) =>
  inQuery({ name, style, explode, schema });
const scalar = { name: "q", schema: { type: "string" } };
const open = { name: "rest", schema: { type: "object", additionalProperties: { type: "string" } } };

export const STYLES: Subject = {
  title: "Query: styles",
  introduction:
    "Lists and objects are split where their style says, in the text as it came; items are decoded then, so that a delimiter within an item is sent percent-encoded (OAS Appendix E; RFC 6570 §3.2).",
  rows: [
    ...rowsOf(query("ids", "form", false, integers), [
      ["ids=1,2", accepted([1, 2]), "OAS Style Values, `form` without explode"],
      ["ids=1%2C2", refused(), "An encoded comma is part of its item: `1,2` is no integer (RFC 6570 §3.2.1)"],
      ["ids=", accepted([]), "OAS Style Examples, `form`, where there is nothing: `color=`"],
      ["ids=1,,2", refused(), "The item in the middle is empty and no integer"],
      ["ids=1&ids=2", refused(), "That is `explode: true`"],
    ]),
    ...rowsOf(query("tags", "form", false, texts), [
      ["tags=a%2Cb,c", accepted(["a,b", "c"]), "An encoded comma is part of its item"],
      ["tags=a+b,c", accepted(["a b", "c"]), "`+` is a space (OAS Appendix E)"],
      ["tags=,", accepted(["", ""]), "Two items that are empty"],
    ]),
    ...rowsOf(query("color", "form", true, color), [
      ["R=100&G=200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `form` and explode"],
      ["R=100", accepted({ R: 100 }), "Members are optional unless `required`"],
      ["", accepted(), "An object without members cannot be sent (RFC 6570 §2.3)"],
      ["R=1&R=2", refused(), "One value was declared for `R`"],
      ["R=100&X=1", refused(), "Not a member of a closed object"],
      ["color=R,100", refused(), "That is `explode: false`; the parameter's own name is not sent"],
    ]),
    ...rowsOf(query("color", "form", false, color), [
      ["color=R,100,G,200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `form` without explode"],
      ["color=R,100,G", refused(), "`G` has no value"],
      ["color=R,100,X,1", refused(), "Not a member of a closed object"],
      ["color=", accepted({}), "OAS Style Examples, `form`, where there is nothing: `color=`"],
    ]),
    ...rowsOf(inQuery(scalar, open), [
      ["q=a&x=1", accepted({ q: "a", rest: { x: "1" } }), "An open object takes the names that no other parameter has"],
      [
        "__proto__=1&constructor=2",
        accepted({ rest: JSON.parse('{"__proto__":"1","constructor":"2"}') }),
        "Members like any other",
      ],
    ]),
    ...rowsOf(query("ids", "spaceDelimited", false, integers), [
      ["ids=1%202", accepted([1, 2]), "OAS Style Examples, `spaceDelimited`"],
      ["ids=1+2", accepted([1, 2]), "`+` is a space (OAS Appendix E)"],
      ["ids=1", accepted([1]), "A list with one item"],
      ["ids=1,2", refused(), "`1,2` is one item"],
      ["ids=1%20%202", refused(), "The item in the middle is empty"],
    ]),
    ...rowsOf(query("color", "spaceDelimited", false, color), [
      ["color=R%20100%20G%20200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `spaceDelimited`"],
    ]),
    ...rowsOf(query("ids", "pipeDelimited", false, integers), [
      ["ids=1|2", accepted([1, 2]), "OAS Style Values, `pipeDelimited`, as callers write it"],
      ["ids=1%7C2", accepted([1, 2]), "OAS Style Examples: `|` may not stand in a URI as it is (RFC 3986 §2)"],
      ["ids=1%7c2", accepted([1, 2]), "Case does not matter there (RFC 3986 §6.2.2.1)"],
    ]),
    ...rowsOf(query("tags", "pipeDelimited", false, texts), [
      ["tags=a%7Cb|c", accepted(["a|b", "c"]), "A caller who writes `|` as it is encodes those within items"],
    ]),
    ...rowsOf(query("color", "pipeDelimited", false, color), [
      ["color=R%7C100%7CG%7C200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `pipeDelimited`"],
    ]),
    ...rowsOf(query("ids", "pipeDelimited", true, integers), [
      ["ids=1&ids=2", accepted([1, 2]), "OAS says nothing of it with explode; as `form`, as its 3.0 had it"],
    ]),
    ...rowsOf(query("color", "deepObject", true, color), [
      ["color[R]=100&color[G]=200", accepted({ R: 100, G: 200 }), "OAS Style Examples, `deepObject`"],
      ["color%5BR%5D=100", accepted({ R: 100 }), "The same, as RFC 3986 §3.4 wants brackets in a query"],
      ["color[X]=1", refused(), "Not a member of a closed object"],
      ["color[R]=1&color[R]=2", refused(), "One value was declared for `R`"],
      ["color=1", refused(), "Not an object"],
      ["color[R", refused(), "Another name, which is unknown"],
      ["color[__proto__][R]=1", refused(), "A member like any other: not in a closed object"],
      ["color[constructor]=1", refused(), "The same"],
    ]),
    ...rowsOf(
      query("f", "deepObject", true, {
        type: "object",
        properties: {
          price: { type: "object", properties: { min: { type: "number" } } },
          tags: texts,
        },
      }),
      [
        [
          "f[price][min]=1.5",
          accepted({ price: { min: 1.5 } }),
          "OAS leaves deeper levels open; more brackets are more levels",
        ],
        ["f[tags]=a&f[tags]=b", accepted({ tags: ["a", "b"] }), "OAS leaves lists open; a key that is repeated is one"],
        ["f[tags]=a", accepted({ tags: ["a"] }), "A list by its schema, also with one item"],
        ["f[tags][]=a&f[tags][]=b", accepted({ tags: ["a", "b"] }), "As PHP and Rails callers write lists"],
        ["f[tags][1]=b&f[tags][0]=a", accepted({ tags: ["a", "b"] }), "As qs writes them"],
        [
          "f[__proto__][x]=1",
          accepted(JSON.parse('{"__proto__":{"x":"1"}}')),
          "Data in an open object, and nobody's prototype",
        ],
        [`f${"[a]".repeat(21)}=1`, refused(), "Deeper than anybody means"],
      ],
    ),
    ...rowsOf(query("ids", "spaceDelimited", true, integers), [
      ["ids=1&ids=2", accepted([1, 2]), "OAS says nothing of it with explode; as `form`, as its 3.0 had it"],
    ]),
    ...rowsOf(inQuery({ name: "ids", schema: { ...integers, minItems: 2, uniqueItems: true } }), [
      ["ids=1&ids=2", accepted([1, 2]), "JSON Schema Validation §6.4.2"],
      ["ids=1", refused(), "The list is held against its schema as one that a body has"],
      ["ids=1&ids=1.0", refused(), "Items are compared as what they were read as (JSON Schema Core §4.2.2)"],
    ]),
    ...rowsOf(inQuery({ name: "size", schema: { type: "array", items: { type: "integer" }, default: [1] } }), [
      ["", accepted([1]), "OAS Schema Object, `default`"],
    ]),
  ],
};
