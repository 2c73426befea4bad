import { inAnswer, inBody, inJson } from "../declare.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const user = {
  type: "object",
  required: ["id", "name", "secret"],
  properties: {
    id: { type: "integer", readOnly: true },
    name: { type: "string" },
    secret: { type: "string", writeOnly: true },
  },
};
const defaults = {
  type: "object",
  properties: {
    size: { type: "integer", default: 20 },
    sort: { type: "object", properties: { by: { type: "string", default: "name" } } },
    filters: { type: "array", items: { type: "object", properties: { not: { type: "boolean", default: false } } } },
  },
};

const FORM = "Content-Type: application/x-www-form-urlencoded";

export const DIRECTION: Subject = {
  title: "Direction and defaults",
  introduction:
    "The same schema in both directions: a `readOnly` member is the server's to send, a `writeOnly` one the caller's (JSON Schema Validation §9.4). Defaults are filled in where a request sends nothing, and never in an answer. Where *Declared* says answer, a handler answered with what stands under *Sent*.",
  rows: [
    ...rowsOf(inJson(user), [
      [
        '{"name":"a","secret":"s"}',
        accepted({ name: "a", secret: "s" }),
        "A `readOnly` member is required of answers only (OAS 3.0 Schema Object, `readOnly`; 3.1 leaves it to JSON Schema, which says nothing)",
      ],
      [
        '{"id":1,"name":"a","secret":"s"}',
        refused(),
        "A server MAY refuse it (JSON Schema Validation §9.4); silently ignored, a caller would take it for done",
      ],
      ['{"name":"a"}', refused(), "`secret` is required of a request"],
    ]),
    ...rowsOf(
      inAnswer(user),
      [
        ['{"id":1,"name":"a"}', accepted({ id: 1, name: "a" }), "A `writeOnly` member is required of requests only"],
        ['{"id":1,"name":"a","secret":"s"}', refused(500), "Never sent: the caller learns nothing of it, the log does"],
        ['{"name":"a"}', refused(500), "An answer that breaks the contract is not sent"],
      ],
      false,
    ),
    ...rowsOf(inJson(defaults), [
      ["{}", accepted({ size: 20 }), "OAS Schema Object, `default`. `sort` has none, so nothing is made up within it"],
      ['{"size":5}', accepted({ size: 5 }), "What was sent stands"],
      ['{"sort":{}}', accepted({ size: 20, sort: { by: "name" } }), "At any depth"],
      [
        '{"filters":[{},{"not":true}]}',
        accepted({ size: 20, filters: [{ not: false }, { not: true }] }),
        "In items too",
      ],
      ['{"size":null}', refused(), "Null was sent"],
    ]),
    ...rowsOf(inJson({ type: "object", required: ["size"], properties: { size: { type: "integer", default: 20 } } }), [
      [
        "{}",
        refused(),
        "Required means sent; a default is an annotation and changes no verdict (JSON Schema Validation §9.2)",
      ],
    ]),
    ...rowsOf(
      inBody({
        "application/x-www-form-urlencoded": {
          schema: {
            type: "object",
            required: ["query"],
            properties: { query: { type: "string", default: "*" }, start: { type: "integer", default: 0 } },
          },
        },
      }),
      [
        [`${FORM}\n\nstart=1`, refused(), "The same of a form's field"],
        [`${FORM}\nContent-Length: 0\n\n`, refused(), "A form without fields (URL Standard §5.2)"],
        [FORM, accepted(), "No form: the body is not required"],
        [`${FORM}\n\nquery=a`, accepted({ query: "a", start: 0 }), "OAS Schema Object, `default`"],
      ],
    ),
    ...rowsOf(inJson({ type: "object", properties: { size: { type: "integer", default: "none" } } }), [
      [
        "{}",
        accepted({ size: "none" }),
        "A default is not validated (JSON Schema Validation §9.2: it SHOULD be valid)",
      ],
    ]),
    ...rowsOf(inAnswer(defaults), [["{}", accepted({}), "An answer is sent as its handler made it"]], false),
    ...rowsOf(inJson({ type: "array", items: user }), [
      ['[{"name":"a","secret":"s"}]', accepted([{ name: "a", secret: "s" }]), "At any depth"],
      ['[{"id":1,"name":"a","secret":"s"}]', refused(), "The same"],
    ]),
    ...rowsOf(
      inAnswer({ type: "object", properties: { users: { type: "array", items: { allOf: [user] } } } }),
      [
        ['{"users":[{"id":1,"name":"a"}]}', accepted({ users: [{ id: 1, name: "a" }] }), "At any depth"],
        ['{"users":[{"id":1,"name":"a","secret":"s"}]}', refused(500), "The same"],
      ],
      false,
    ),
  ],
};
