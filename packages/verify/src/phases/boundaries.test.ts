import { type Contract, createContract } from "@cantus/contract";
import { describe, expect, test } from "vitest";
import { describeFinding, type Exchange, type VerifyOptions, verify } from "../index.ts";
import { contractOf, type Lenience, refusal, strictTarget, TOKEN } from "../testdata/strict.ts";

const body = (schema: object) => ({ requestBody: { required: true, content: { "application/json": { schema } } } });
const inQuery = (name: string, schema: object, required = false) => ({
  parameters: [{ name, in: "query", required, schema }],
});

async function run(contract: Contract, lenience: Lenience = {}, options: VerifyOptions = {}) {
  const exchanges: Exchange[] = [];
  const result = await verify(contract, strictTarget(contract, lenience), {
    phases: ["examples", "boundaries", "properties"],
    onExchange: (exchange) => exchanges.push(exchange),
    ...options,
  }).result;
  return { ...result, exchanges, told: result.findings.map(({ check, message }) => `${check}: ${message}`) };
}

/** Kinds of schemas whose edges are easily taken for the wrong side. */
const KINDS: [string, object][] = [
  ["integers in a query", inQuery("n", { type: "integer", minimum: 1, maximum: 100 }, true)],
  ["numbers on a grid", inQuery("n", { type: "number", exclusiveMinimum: 0, multipleOf: 0.25, maximum: 9 })],
  ["texts that look like something else", inQuery("q", { type: "string", maxLength: 8 }, true)],
  ["several types in a query", inQuery("q", { type: ["integer", "null", "boolean"] }, true)],
  ["a list in a query", inQuery("q", { type: "array", minItems: 1, maxItems: 3, items: { enum: ["a", "b"] } })],
  [
    "a deep object",
    {
      parameters: [
        {
          name: "f",
          in: "query",
          style: "deepObject",
          schema: { type: "object", properties: { a: { type: "integer" } } },
        },
      ],
    },
  ],
  [
    "a header",
    {
      parameters: [
        { name: "X-Key", in: "header", required: true, schema: { type: "string", pattern: "^[a-z]{3,5}$" } },
      ],
    },
  ],
  [
    "a body with limits",
    body({
      type: "object",
      additionalProperties: false,
      required: ["a"],
      properties: {
        a: { type: "string", minLength: 2, maxLength: 5 },
        b: { type: ["number", "null"], maximum: 3 },
        c: { type: "array", uniqueItems: true, items: { type: "integer" } },
      },
    }),
  ],
  [
    "oneOf with a discriminator",
    body({
      oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }],
      discriminator: { propertyName: "kind" },
    }),
  ],
  [
    "allOf and unevaluatedProperties",
    body({
      allOf: [{ type: "object", required: ["a"], properties: { a: { type: "integer" } } }],
      properties: { b: { type: "boolean" } },
      unevaluatedProperties: false,
    }),
  ],
  [
    "if, then and else",
    body({
      type: "object",
      required: ["k"],
      properties: { k: { enum: ["x", "y"] } },
      if: { properties: { k: { const: "x" } } },
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema
      then: { required: ["v"], properties: { v: { type: "integer" } } },
      else: { properties: { v: false } },
    }),
  ],
  [
    "dependentRequired and propertyNames",
    body({
      type: "object",
      propertyNames: { pattern: "^[a-z_]+$" },
      dependentRequired: { a: ["b"] },
      properties: { a: { type: "string" }, b: { type: "string" } },
    }),
  ],
  [
    "a tuple that contains",
    body({
      type: "array",
      prefixItems: [{ type: "string" }, { type: "integer" }],
      items: { type: "boolean" },
      contains: { const: true },
      minItems: 3,
    }),
  ],
  ["a recursive schema", body({ $ref: "#/components/schemas/Tree" })],
  ["a map", body({ type: "object", maxProperties: 4, additionalProperties: { type: "string", maxLength: 3 } })],
  ["not", body({ type: "object", required: ["a"], properties: { a: { type: "string", not: { enum: ["", "a"] } } } })],
  [
    "a form",
    {
      requestBody: {
        required: true,
        content: {
          "application/x-www-form-urlencoded": {
            schema: {
              type: "object",
              required: ["n"],
              properties: { n: { type: "integer", maximum: 5 }, t: { type: "string" } },
            },
          },
        },
      },
    },
  ],
  [
    "text",
    {
      requestBody: {
        required: true,
        content: { "text/plain": { schema: { type: "string", minLength: 1, maxLength: 9 } } },
      },
    },
  ],
];

const components = {
  schemas: {
    Cat: {
      type: "object",
      required: ["kind"],
      properties: { kind: { const: "Cat" }, lives: { type: "integer", maximum: 9 } },
    },
    Dog: { type: "object", required: ["kind"], properties: { kind: { const: "Dog" }, breed: { type: "string" } } },
    Tree: {
      type: "object",
      required: ["name"],
      properties: {
        name: { type: "string" },
        children: { type: "array", items: { $ref: "#/components/schemas/Tree" } },
      },
    },
  },
};

describe("a target that keeps the contract to the letter has no finding", () => {
  test.each(KINDS)("%s", async (_, operation) => {
    const contract = contractOf(operation, { components });
    for (const seed of [1, 2, 3]) {
      const { findings, coverage } = await run(contract, {}, { seed });
      expect(findings.map(describeFinding)).toEqual([]);
      expect(Object.keys(coverage.operations[0]?.reached ?? {})).toContain("200");
    }
  });

  test.each(KINDS)("and one that takes everything has some: %s", async (_, operation) => {
    const { findings } = await run(contractOf(operation, { components }), { answer: () => new Response() });
    expect(findings.map(({ check }) => check)).toContain("invalid-refused");
  });
});

const thing = body({
  type: "object",
  additionalProperties: false,
  required: ["title"],
  properties: {
    title: { type: "string", minLength: 1, maxLength: 20 },
    count: { type: "integer", minimum: 0, maximum: 9 },
    color: { type: ["string", "null"], enum: ["red", "blue", null] },
  },
});
const field = (text: string, name: string): unknown => {
  try {
    return JSON.parse(text)?.[name];
  } catch {
    return undefined;
  }
};

/** What is broken → what is told of it. */
const BREAKS: [string, Lenience["answer"], string][] = [
  [
    "the largest number is refused",
    (_, text) => (field(text, "count") === 9 ? refusal(400) : undefined),
    "valid-accepted: body /count: maximum 9: refused with 400, and the contract allows it.",
  ],
  [
    "a number above the largest is taken",
    (_, text) => (field(text, "count") === 10 ? new Response() : undefined),
    "invalid-refused: body /count: above maximum 9: accepted with 200, and the contract does not allow it. The body at /count must be <= 9.",
  ],
  [
    "a number as text is taken",
    (_, text) => (typeof field(text, "count") === "string" ? new Response() : undefined),
    "invalid-refused: body /count: a number as text instead of integer: accepted with 200, and the contract does not allow it. The body at /count must be integer.",
  ],
  [
    "null is refused",
    (_, text) => (field(text, "color") === null ? refusal(400) : undefined),
    "valid-accepted: body /color: null: refused with 400, and the contract allows it.",
  ],
  [
    "text is taken for JSON",
    (request) => (request.headers.get("content-type") === "text/plain" ? new Response() : undefined),
    "invalid-refused: body: sent as text/plain: accepted with 200, and the contract does not allow it. The body is text/plain; this takes application/json.",
  ],
];

describe("what OpenAPI and media types leave open is held against nobody", () => {
  const schema = { type: "object", additionalProperties: false, properties: { size: { type: "integer" } } };
  const among = (type: string) => ({ requestBody: { required: true, content: { [type]: { schema } } } });
  const withoutCharset: Lenience["answer"] = (request) =>
    request.headers.get("content-type")?.includes("charset") ? refusal(415) : undefined;
  const deep = (schema: object) => ({ parameters: [{ name: "range", in: "query", style: "deepObject", schema }] });
  const isDeep = (request: Request) =>
    [...new URL(request.url).searchParams.keys()].some((name) => name.split("[").length > 2);

  test.each<[string, object, Lenience["answer"], string[]]>([
    ["a charset of JSON", among("application/json"), withoutCharset, ["valid-accepted"]],
    ["a charset of another type", among("application/vnd.api+json"), withoutCharset, []],
    [
      "a list under deepObject",
      deep({ type: "array", items: schema.properties.size }),
      (request) => (request.url.includes("?") ? refusal(400) : undefined),
      [],
    ],
    ["more brackets than one", deep(schema), (request) => (isDeep(request) ? new Response() : undefined), []],
    ["one pair of them", deep(schema), (_, __, isValid) => (isValid ? undefined : new Response()), ["invalid-refused"]],
  ])("%s", async (_, operation, answer, found) => {
    const { findings } = await run(contractOf(operation), { answer });
    expect([...new Set(findings.map(({ check }) => check))]).toEqual(found);
  });
});

describe("a break is found, and told by its cause", () => {
  test.each(BREAKS)("%s", async (_, answer, message) => {
    expect((await run(contractOf(thing), { answer })).told).toContain(message);
  });

  test.each<[string, RegExp, string]>([
    [
      "a number with letters behind it is taken",
      /[?&]n=\d+abc/,
      "invalid-refused: query n: a number and a word instead of integer",
    ],
    ["a parameter that comes twice makes it fail", /[?&]n=\d+&n=/, "no-server-error"],
    ["a parameter with a key in brackets makes it fail", /[?&]n%5Ba%5D=/, "no-server-error"],
  ])("%s", async (_, query, told) => {
    const contract = contractOf(inQuery("n", { type: "integer", minimum: 1 }));
    const fails = told === "no-server-error";
    const answer = ({ url }: Request) => (query.test(url) ? (fails ? refusal(500) : new Response()) : undefined);
    expect((await run(contract, { answer })).told).toContainEqual(expect.stringContaining(told));
  });

  test("what calls itself a dog and is made like a cat is taken", async () => {
    const branch = (kind: string, name: string, type: string) => ({
      type: "object",
      required: ["kind", name],
      properties: { kind: { const: kind }, [name]: { type } },
    });
    const contract = contractOf(body({ oneOf: [branch("cat", "lives", "integer"), branch("dog", "breed", "string")] }));
    const isOdd = (text: string) => field(text, "kind") === "dog" && field(text, "breed") === undefined;
    const { told } = await run(contract, { answer: (_, text) => (isOdd(text) ? new Response() : undefined) });
    expect(told).toContainEqual(
      expect.stringContaining("invalid-refused: body /kind: that of another branch: accepted"),
    );
  });

  test("a refusal of whatever comes third is none of what is valid", async () => {
    let count = 0;
    const { findings } = await run(contractOf(thing), {
      answer: () => (++count > 2 ? refusal(400) : undefined),
    });
    expect(findings.map(describeFinding)).toEqual([]);
  });

  test("a failure is shown by the smallest request", async () => {
    const { findings } = await run(
      contractOf(
        body({
          type: "object",
          properties: {
            a: { type: "integer" },
            b: { type: "array", items: { type: "string" } },
            c: { type: "string" },
          },
        }),
      ),
      { answer: (_, text) => (/[à-ÿ]/.test(JSON.stringify(field(text, "b") ?? "")) ? refusal(500) : undefined) },
      { phases: ["examples", "properties"] },
    );
    expect(findings.map(({ check, exchange }) => [check, Buffer.from(exchange.request.body).toString()])).toEqual([
      ["no-server-error", expect.stringMatching(/^\{"b":\["[à-ÿ]"\]\}$/)],
    ]);
  });
});

test.each([
  ["more than a pattern allows", { pattern: "^[a-z]{1,6}$" }, (a: string) => /^[a-z]{7,}$/.test(a)],
  ["something before a pattern", { pattern: "^[a-z]{1,6}$" }, (a: string) => /[^a-z][a-z]+$/.test(a)],
  ["a digit less than a pattern asks for", { pattern: "^[0-9]{3}$" }, (a: string) => /^[0-9]{2}$/.test(a)],
  ["a zero before a number", { pattern: "^[1-9][0-9]*$" }, (a: string) => /^0[0-9]+$/.test(a)],
  ["a line more than a pattern allows", { pattern: "^[a-z]{1,6}$" }, (a: string) => /^[a-z]+\n$/.test(a)],
])("%s is not to be taken", async (_, schema, isTaken) => {
  const texts = contractOf(body({ type: "object", properties: { a: { type: "string", ...schema } } }));
  const answer: Lenience["answer"] = (_request, text) =>
    isTaken(String(field(text, "a") ?? "")) ? new Response() : undefined;
  expect((await run(texts, {})).told).toEqual([]);
  expect((await run(texts, { answer })).told).toContainEqual(
    expect.stringMatching(/^invalid-refused: body \/a: not matching/),
  );
});

test("characters are counted, whatever they take: emoji are as long as letters", async () => {
  const responses = Object.fromEntries([200, 400, 415, 422].map((status) => [status, { description: "" }]));
  const texts = contractOf({
    ...body({ type: "object", properties: { a: { type: "string", maxLength: 8 } } }),
    responses,
  });
  const answer: Lenience["answer"] = (_, text) =>
    String(field(text, "a") ?? "").length > 8 ? refusal(422) : undefined;
  expect((await run(texts, { answer })).told).toContain(
    "valid-accepted: body /a: 8 emoji: refused with 422, and the contract allows it.",
  );
});

test.each<[description: string, isTold: boolean]>([
  ["The color does not exist.", false],
  ["The size does not exist.", true],
])("a text that names nothing may be refused where the refusal says so: %s", async (description, isTold) => {
  const responses = Object.fromEntries([200, 400, 415].map((status) => [status, { description: "" }]));
  const texts = contractOf({
    ...body({ type: "object", properties: { color: { type: "string", maxLength: 8 } } }),
    responses: { ...responses, 422: { description } },
  });
  const answer: Lenience["answer"] = (_, text) => (/[^ -~]/.test(text) ? refusal(422) : undefined);
  const { told } = await run(texts, { answer });
  expect(told.some((each) => /^valid-accepted: body \/color: 8 emoji: refused with 422/.test(each))).toBe(isTold);
});

test("a list of other things may be refused for what is added to it, and a list of words may not", async () => {
  const items = { type: "string", pattern: "^[a-z]{1,9}$" };
  const list = { type: "array", minItems: 1, maxItems: 4, items };
  const responses = Object.fromEntries([200, 400, 415, 422].map((status) => [status, { description: "" }]));
  const lists = (name: string) =>
    contractOf({ ...body({ type: "object", required: [name], properties: { [name]: list } }), responses });
  const answer: Lenience["answer"] = (_, text, isValid) =>
    isValid && text.split(",").length > 3 ? refusal(400) : undefined;
  expect((await run(lists("deviceIds"), { answer })).told).toEqual([]);
  expect((await run(lists("words"), { answer })).told).toContainEqual(
    expect.stringMatching(/^valid-accepted: body \/words: as many as maxItems 4/),
  );
});

describe("credentials", () => {
  const secured = {
    security: [{ Token: [] }],
    components: { securitySchemes: { Token: { type: "http", scheme: "bearer" } } },
  };
  const options = { credentials: { Token: TOKEN } };

  test("that are right are the only ones to be let in", async () => {
    expect((await run(contractOf({}, secured as never), {}, options)).told).toEqual([]);
  });

  test("of the right form that are nobody's are not", async () => {
    const { told } = await run(contractOf({}, secured as never), { takesAnyToken: true }, options);
    expect(told).toEqual([
      "security-enforced: It was called with credentials of the right form that are nobody's, and answered with 200.",
    ]);
  });
});

describe("what a contract leaves open is told as such", () => {
  const dated = contractOf(body({ type: "object", properties: { on: { type: "string", format: "date" } } }));

  test("a format, where it is not asserted", async () => {
    const { ambiguities } = await run(dated, { answer: () => new Response() }, { phases: ["examples", "boundaries"] });
    expect(ambiguities.map(({ message }) => message)).toContainEqual(
      expect.stringContaining(
        "make, body /on: not of format date: accepted, and the contract leaves open whether it has to be.",
      ),
    );
  });
});

test("what is refused of one parameter for no reason of the contract is told once, and not of made-up requests again", async () => {
  const cursor = { name: "cursor", in: "query", schema: { type: "string", maxLength: 40 } };
  const contract = createContract({
    openapi: "3.1.1",
    info: { title: "Pages", version: "1" },
    paths: {
      "/pages": {
        get: {
          operationId: "list",
          parameters: [cursor],
          responses: { 200: { description: "" }, 400: { description: "" } },
        },
      },
    },
  } as never);
  const server = async ({ url }: Request) =>
    new Response(null, { status: new URL(url).searchParams.has("cursor") ? 400 : 200 });
  const { ambiguities } = await verify(contract, server, { phases: ["examples", "boundaries", "properties"] }).result;
  expect(ambiguities.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^list, query cursor: .*: refused with 400, and nothing in the contract says why\. There are \d+ more like it\.$/,
    ),
  ]);
});

test("a limit of another branch than the one that was accepted first is looked at", async () => {
  const branch = (kind: string, more: object) => ({
    type: "object",
    required: ["kind"],
    properties: { kind: { const: kind }, ...more },
  });
  const days = { type: "integer", enum: [14, 30, 60] };
  const contract = contractOf(body({ oneOf: [branch("card", {}), branch("invoice", { days })] }));
  const isTaken = (sent: string) => /^\{"kind":"invoice","days":61\}$/.test(sent);
  const answer: Lenience["answer"] = (_, sent) => (isTaken(sent) ? new Response(null, { status: 200 }) : undefined);
  const { told } = await run(contract, { answer }, { phases: ["examples", "boundaries"] });
  expect(told).toEqual([expect.stringMatching(/^invalid-refused: body \/days: none of enum: accepted with 200/)]);
});

test("a body that is too long in bytes is none that has too many characters", async () => {
  const contract = contractOf(
    body({ type: "object", required: ["text"], properties: { text: { type: "string", maxLength: 40 } } }),
  );
  const answer: Lenience["answer"] = (_, sent) => (Buffer.byteLength(sent) > 100 ? refusal(413) : undefined);
  const { findings } = await run(contract, { answer }, { phases: ["examples", "boundaries"] });
  expect(findings.filter(({ check }) => check === "valid-accepted")).toEqual([]);
});

describe("a run", () => {
  const searches = (exchanges: readonly Exchange[]) =>
    exchanges.map(({ request }) => [request.method, request.url, Buffer.from(request.body).toString()]);

  test("sends the same for the same seed and answers, and something else for another", async () => {
    const [one, same, other] = await Promise.all([1, 1, 2].map((seed) => run(contractOf(thing), {}, { seed })));
    expect(searches(same?.exchanges ?? [])).toEqual(searches(one?.exchanges ?? []));
    expect(searches(other?.exchanges ?? [])).not.toEqual(searches(one?.exchanges ?? []));
  });

  test("with safe methods only sends nothing else", async () => {
    const { exchanges, warnings } = await run(contractOf(thing), {}, { safe: true });
    expect(exchanges.map(({ request }) => request.method)).toEqual([]);
    expect(warnings.map(({ message }) => message)).toEqual(["make was not called: only safe methods are sent."]);
  });

  test("waits for whoever asks for it, and holds that against nobody who has declared it", async () => {
    const limited = contractOf({
      ...thing,
      responses: {
        200: { description: "" },
        400: { description: "" },
        415: { description: "" },
        429: { description: "" },
      },
    });
    let turn = 0;
    const { findings, exchanges } = await run(
      limited,
      {
        answer: () =>
          turn++ % 5 === 1 ? new Response(null, { status: 429, headers: { "retry-after": "0" } }) : undefined,
      },
      { phases: ["examples", "boundaries"] },
    );
    expect(findings.filter(({ check }) => check !== "response-media-type")).toEqual([]);
    expect(exchanges.some(({ response }) => response.status === 429)).toBe(false);
  });
});
