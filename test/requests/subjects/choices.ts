import { inJson, inQuery } from "../declare.ts";
import { flow } from "../flow.ts";
import { accepted, refused, rowsOf, type Subject } from "../row.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** What the rows refer to. */
export const COMPONENTS = {
  Cat: {
    type: "object",
    required: ["kind", "lives"],
    properties: { kind: { const: "Cat" }, lives: { type: "integer" } },
  },
  Dog: { type: "object", required: ["kind", "tail"], properties: { kind: { const: "Dog" }, tail: { type: "string" } } },
  Fish: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, fins: { type: "integer" } } },
  Bird: { type: "object", required: ["kind"], properties: { kind: { type: "string" }, wings: { type: "integer" } } },
  Pet: {
    type: "object",
    required: ["kind"],
    properties: { kind: { type: "string" } },
    discriminator: { propertyName: "kind" },
  },
  Lizard: { allOf: [{ $ref: "#/components/schemas/Pet" }, { required: ["rocks"] }] },
};

const described = Object.entries(COMPONENTS)
  .map(([name, schema]) => `- \`${name}\` is \`${flow(schema)}\``)
  .join("\n");

export const CHOICES: Subject = {
  title: "Choices and discriminators",
  introduction: `A discriminator changes no verdict (OAS Discriminator Object): it says which of the branches a refusal speaks about. Where a constant in each branch tells them apart, both say the same.\n\n${described}`,
  rows: [
    ...rowsOf(inJson({ oneOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } }), [
      ['{"kind":"Cat","lives":9}', accepted({ kind: "Cat", lives: 9 }), "JSON Schema Core §10.2.1.3"],
      [
        '{"kind":"Cat","lives":"9"}',
        refused(),
        "Told about the branch that was meant (OAS Discriminator Object: the name of the schema)",
      ],
      ['{"kind":"Dog","lives":9}', refused(), "The same"],
      ['{"kind":"Cow"}', refused(), "No such branch"],
      ['{"lives":9}', refused(), "Nobody can tell which was meant"],
      ['{"kind":1}', refused(), "The same"],
      ["5", refused(), "Neither"],
    ]),
    ...rowsOf(
      inJson({
        oneOf: [ref("Cat"), ref("Dog")],
        discriminator: { propertyName: "kind", mapping: { Cat: "#/components/schemas/Cat", Dog: "Dog" } },
      }),
      [
        [
          '{"kind":"Dog","tail":"long"}',
          accepted({ kind: "Dog", tail: "long" }),
          "A name or a reference (OAS Discriminator Object, `mapping`)",
        ],
        ['{"kind":"Dog","tail":5}', refused(), "Told about the mapped branch"],
      ],
    ),
    ...rowsOf(
      inJson({
        oneOf: [ref("Fish"), ref("Bird")],
        discriminator: { propertyName: "kind", mapping: { fish: ref("Fish").$ref, bird: ref("Bird").$ref } },
      }),
      [
        [
          '{"kind":"fish"}',
          refused(),
          "It fits both, and a discriminator MUST NOT change the outcome (OAS Discriminator Object): `kind` should be a constant in each",
        ],
        [
          '{"kind":"fish","fins":"2"}',
          accepted({ kind: "fish", fins: "2" }),
          "It is a valid Bird and no Fish, so exactly one fits: the same clause",
        ],
      ],
    ),
    ...rowsOf(inJson({ oneOf: [{ type: "integer" }, { type: "number", minimum: 0 }] }), [
      ["-1", accepted(-1), "The first only"],
      ["1.5", accepted(1.5), "The second only"],
      ["1", refused(), "Both, and `oneOf` wants exactly one (JSON Schema Core §10.2.1.3)"],
      ["-1.5", refused(), "Neither"],
    ]),
    ...rowsOf(inJson({ anyOf: [{ type: "integer" }, { type: "number", minimum: 0 }] }), [
      ["1", accepted(1), "One or more (JSON Schema Core §10.2.1.2)"],
      ["-1.5", refused(), "Neither"],
    ]),
    ...rowsOf(
      inJson({
        allOf: [{ properties: { a: { type: "integer" } } }],
        properties: { b: {} },
        unevaluatedProperties: false,
      }),
      [
        [
          '{"a":1,"b":2}',
          accepted({ a: 1, b: 2 }),
          "What a part has evaluated is not left over (JSON Schema Core §11.3)",
        ],
        ['{"a":1,"c":2}', refused(), "JSON Schema Core §11.3"],
      ],
    ),
    ...rowsOf(inJson({ allOf: [{ properties: { a: {} } }], properties: { b: {} }, additionalProperties: false }), [
      [
        '{"a":1,"b":2}',
        refused(),
        "`additionalProperties` sees the `properties` beside it only (JSON Schema Core §10.3.2.3)",
      ],
    ]),
    ...rowsOf(inJson(ref("Pet")), [
      [
        '{"kind":"Lizard"}',
        accepted({ kind: "Lizard" }),
        "It is a Pet; that it is to be a Lizard too, a discriminator only hints at (OAS Discriminator Object: MUST NOT change the outcome)",
      ],
      ["{}", refused(), "`kind` is required by the schema"],
    ]),
    ...rowsOf(inJson(ref("Lizard")), [
      ['{"kind":"Lizard"}', refused(), "JSON Schema Core §10.2.1.1"],
      ['{"kind":"Lizard","rocks":2}', accepted({ kind: "Lizard", rocks: 2 }), "JSON Schema Core §10.2.1.1"],
    ]),
    ...rowsOf(
      inJson({ type: "array", items: { anyOf: [ref("Cat"), ref("Dog")], discriminator: { propertyName: "kind" } } }),
      [
        [
          '[{"kind":"Cat","lives":9},{"kind":"Dog","tail":""}]',
          accepted([
            { kind: "Cat", lives: 9 },
            { kind: "Dog", tail: "" },
          ]),
          "At any depth, with `anyOf` too",
        ],
        ['[{"kind":"Cat","lives":9},{"kind":"Dog"}]', refused(), "Told about the branch that was meant"],
      ],
    ),
    ...rowsOf(inQuery({ name: "q", schema: { oneOf: [{ type: "integer" }, { type: "boolean" }] } }), [
      ["q=5", accepted(5), "Text is what one of the branches makes of it"],
      ["q=true", accepted(true), "The same"],
      ["q=a", refused(), "Neither"],
    ]),
  ],
};
