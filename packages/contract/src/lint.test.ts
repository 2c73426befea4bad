import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, test } from "vitest";
import { stringify } from "yaml";
import { lintContract } from "./lint.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-lint-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** Writes files, YAML where they are objects, into a folder of their own. */
async function project(files: Record<string, unknown>): Promise<string> {
  const cwd = await mkdtemp(join(folder, "p-"));
  for (const [name, content] of Object.entries(files)) {
    const file = join(cwd, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, typeof content === "string" ? content : stringify(content));
  }
  return cwd;
}

/** Problems as `severity rule file:line message`. */
async function told(files: Record<string, unknown>, source = "openapi.yaml"): Promise<string[]> {
  const problems = await lintContract(source, { cwd: await project(files) });
  return problems.map(({ severity, rule, message, location }) => {
    const place = location ? `${basename(location.file)}:${location.line}` : "nowhere";
    return `${severity} ${rule} ${place} ${message}`;
  });
}

test("a byte order mark and line ends of Windows move no line and no column", async () => {
  const text = "openapi: 3.1.0\ninfo:\n  title: Jobs\n  version: '1'\npaths: {}\nserver: []\n";
  const placeOf = async (content: string) => {
    const [problem] = await lintContract("openapi.yaml", { cwd: await project({ "openapi.yaml": content }) });
    const { line, column, listing } = problem?.location ?? {};
    return { line, column, listing };
  };
  expect(await placeOf(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(await placeOf(text));
});

const quiet = {
  extends: ["minimal"],
  rules: {
    struct: "error",
    "no-invalid-media-type-examples": "error",
    "no-unused-components": "off",
    "tag-description": "off",
  },
};
const configured = (apis: Record<string, unknown> = {}) => ({ "redocly.yaml": { ...quiet, apis } });

/** A contract of one operation. */
function openapi({ operation = {}, ...more }: { operation?: object; [field: string]: unknown } = {}) {
  return {
    openapi: "3.1.0",
    info: { title: "Tracks", version: "1.0.0", license: { name: "MIT", identifier: "MIT" } },
    servers: [{ url: "https://api.example.org" }],
    security: [],
    paths: {
      "/tracks": {
        get: {
          operationId: "listTracks",
          summary: "Lists",
          responses: { 200: { description: "All" }, 400: { description: "No" } },
          ...operation,
        },
      },
    },
    ...more,
  };
}

const error = {
  type: "object",
  properties: { code: { type: "string", enum: ["BAD", "GONE"] }, message: { type: "string", minLength: 1 } },
  required: ["code", "message"],
  additionalProperties: false,
};
const failing = {
  responses: {
    200: { description: "All" },
    400: { description: "No", content: { "application/json": { schema: error } } },
    404: { description: "None", content: { "application/json": { schema: error } } },
  },
};
const template = (codes: object) => ({
  mediaType: "application/json",
  body: { code: "{code}", message: "{detail|title}" },
  codes,
});

describe("a contract without problems", () => {
  it("has none to tell", async () => {
    const good = template({ "invalid-request": { code: "BAD" }, "not-found": { code: "GONE" } });
    expect(await told({ ...configured(), "openapi.yaml": openapi({ operation: failing, "x-problem": good }) })).toEqual(
      [],
    );
  });
});

describe("Redocly's rules", () => {
  const untidy = openapi({ tags: [{ name: "b" }, { name: "a" }], info: { title: "T", version: "1" } });

  it("are those of `recommended` where there is no redocly.yaml", async () => {
    expect(await told({ "openapi.yaml": untidy })).toEqual([
      expect.stringMatching(/^warning info-license openapi\.yaml:2 /),
      expect.stringMatching(/^warning tag-description openapi\.yaml:\d+ /),
      expect.stringMatching(/^warning tag-description openapi\.yaml:\d+ /),
    ]);
  });

  it("are those that redocly.yaml sets, and an API's own where it has some", async () => {
    const files = {
      ...configured({ tidy: { root: "openapi.yaml", rules: { "tags-alphabetical": "error" } } }),
      "openapi.yaml": untidy,
    };
    expect(await told(files, "tidy")).toEqual([expect.stringMatching(/^error tags-alphabetical openapi\.yaml:\d+ /)]);
    expect(await told({ ...configured(), "openapi.yaml": untidy })).toEqual([]);
  });

  it("tell of every file of a contract, sorted by file and line", async () => {
    const files = {
      ...configured(),
      "openapi.yaml": openapi({
        operation: { parameters: [{ $ref: "parameters/b.yaml" }, { $ref: "parameters/a.yaml" }], oops: 1 },
      }),
      "parameters/a.yaml": { name: "a", in: "query", colour: "red", schema: { type: "string" } },
      "parameters/b.yaml": { name: "b", in: "query", schema: { type: "string" }, colour: "red" },
    };
    expect(await told(files)).toEqual([
      expect.stringMatching(/^error struct openapi\.yaml:\d+ .*`oops`/),
      expect.stringMatching(/^error struct a\.yaml:3 .*`colour`/),
      expect.stringMatching(/^error struct b\.yaml:5 .*`colour`/),
    ]);
  });
});

describe("x-problem", () => {
  it.each<[what: string, more: object, problems: (string | RegExp)[]]>([
    [
      "makes a word that the schema does not know",
      { "x-problem": template({ "invalid-request": { code: "BAD" }, "not-found": { code: "LOST" } }) },
      [
        /^error cantus\/problem-template openapi\.yaml:\d+ The problem `not-found` makes a 404 that breaks the declared schema: \/code must be one of: "BAD", "GONE"\.$/,
      ],
    ],
    [
      "makes nothing that the schema requires",
      { "x-problem": { mediaType: "application/json", body: { code: "BAD", message: "{detail}" } } },
      [
        /`invalid-request` makes a 400 that breaks the declared schema: \/message is required\.$/,
        /`not-found` makes a 404 that breaks .* \/message is required\.$/,
      ],
    ],
    [
      "has another media type",
      {
        "x-problem": {
          ...template({ "invalid-request": { code: "BAD" }, "not-found": { code: "GONE" } }),
          mediaType: "text/json",
        },
      },
      [
        /`invalid-request` makes a 400 that is text\/json, and declared is application\/json\.$/,
        /`not-found` .* is text\/json/,
      ],
    ],
    ["is missing, unless the declared errors can be told by their members' names", {}, []],
    [
      "is no template",
      { "x-problem": { body: "{colour}", mediaType: "text/plain" } },
      [/^error cantus\/invalid-problem-template openapi\.yaml:\d+ There is no `colour`/],
    ],
  ])("is told when it %s", async (_, more, problems) => {
    expect(await told({ ...configured(), "openapi.yaml": openapi({ operation: failing, ...more }) })).toEqual(
      problems.map((problem) => expect.stringMatching(problem)),
    );
  });
});

describe("no x-problem", () => {
  it("is told where the members of a declared error cannot be recognised", async () => {
    const ticket = {
      type: "object",
      required: ["ticket"],
      properties: { ticket: { type: "string", pattern: "^T-[0-9]+$" } },
    };
    const operation = {
      responses: {
        200: { description: "All" },
        400: { description: "No", content: { "application/json": { schema: ticket } } },
      },
    };
    expect(await told({ ...configured(), "openapi.yaml": openapi({ operation }) })).toEqual([
      expect.stringMatching(/^warning cantus\/problem-template .* no `x-problem` that says how to make them/),
    ]);
  });
});

describe("examples", () => {
  const track = {
    type: "object",
    properties: { id: { type: "string", readOnly: true }, title: { type: "string", maxLength: 3 } },
    required: ["id", "title"],
  };
  const body = (schema: object, example: unknown) => ({ content: { "application/json": { schema, example } } });

  it.each<[what: string, operation: object, problems: RegExp[]]>([
    [
      "a header breaks its schema",
      {
        responses: {
          200: { description: "All", headers: { "X-Total": { schema: { type: "integer" }, example: "many" } } },
        },
      },
      [/^error cantus\/example .* The example breaks its schema: it must be integer\.$/],
    ],
    [
      "a parameter breaks its schema",
      {
        parameters: [
          { name: "limit", in: "query", schema: { type: "integer", maximum: 9 }, examples: { big: { value: 10 } } },
        ],
      },
      [/^error cantus\/example .* The example `big` breaks its schema: it must be <= 9\.$/],
    ],
    [
      "Redocly has told already that a request has what only answers have",
      { requestBody: body(track, { id: "1", title: "a" }) },
      [/^error no-invalid-media-type-examples /],
    ],
    [
      "Redocly has told already",
      { requestBody: body(track, { title: "abcd" }) },
      [/^error no-invalid-media-type-examples /],
    ],
  ])("are told when %s", async (_, operation, problems) => {
    expect(await told({ ...configured(), "openapi.yaml": openapi({ operation }) })).toEqual(
      problems.map((problem) => expect.stringMatching(problem)),
    );
  });

  it("are no errors where redocly.yaml says that they are none", async () => {
    const headers = { "X-Total": { schema: { type: "integer" }, example: "many" } };
    const operation = { responses: { 200: { description: "All", headers } } };
    const relaxed = { "redocly.yaml": { extends: ["minimal"], rules: { "no-invalid-media-type-examples": "warn" } } };
    expect(await told({ ...relaxed, "openapi.yaml": openapi({ operation }) })).toEqual([
      expect.stringMatching(/^warning cantus\/example /),
    ]);
  });
});

describe("schemas", () => {
  const withSchemas = (schemas: object) => ({ ...configured(), "openapi.yaml": openapi({ components: { schemas } }) });

  it("are told when a pattern takes so long to match that long texts are refused", async () => {
    const schemas = {
      A: { type: "string", pattern: "^(a+)+\\1$" },
      B: { type: "string", pattern: "^(a+)+\\1$", maxLength: 7 },
      C: { type: "string", pattern: "^(a+)+$" },
      D: { type: "string", pattern: "(a*)*\\1b" },
      E: { type: "string", pattern: "(a{0,50}b?){1,30}c$" },
    };
    const problems = await lintContract("openapi.yaml", {
      cwd: await project({ ...configured(), "openapi.yaml": openapi({ components: { schemas } }) }),
    });
    const line = (problem: (typeof problems)[number]) =>
      `${problem.location?.line} ${problem.message} ${problem.advice}`;
    expect(problems.filter(({ rule }) => rule === "cantus/pattern").map(line)).toEqual([
      expect.stringMatching(
        /^\d+ The pattern `\^\(a\+\)\+\\1\$` takes so long to match that texts of more than 15 characters are refused\. Give the text a `maxLength` of at most 7, /,
      ),
      expect.stringMatching(/ of more than 0 characters are refused\. Write it without references back to a group/),
      expect.stringMatching(
        / of more than \d{4,} characters are refused\. Give the text a `maxLength` of at most \d+, .*without large counts within counts\.$/,
      ),
    ]);
  });

  it("are told when a pattern is none", async () => {
    const schemas = {
      A: { type: "string", pattern: "(" },
      B: { patternProperties: { "^a\\-b": true } },
      C: { properties: { pattern: { example: { pattern: "(" } } } },
    };
    expect(await told(withSchemas(schemas))).toEqual([
      expect.stringMatching(
        /^warning cantus\/pattern .* The pattern `\(` is not a regular expression .*Unterminated group \(every text passes\)\.$/,
      ),
      expect.stringMatching(
        /^warning cantus\/pattern .* The pattern `\^a\\-b` .*Invalid escape \(with Unicode on; read without\)\.$/,
      ),
    ]);
  });

  it("are told when a choice by a discriminator cannot be made by it alone", async () => {
    const pinned = (tag: object) => ({
      type: "object",
      properties: { kind: { type: "string", ...tag } },
      required: ["kind"],
    });
    const schemas = {
      Cat: pinned({ const: "cat" }),
      Dog: { allOf: [pinned({ enum: ["dog", "wolf"] })] },
      Cow: pinned({}),
      Pet: {
        oneOf: ["Cat", "Dog", "Cow"].map((name) => ({ $ref: `#/components/schemas/${name}` })),
        discriminator: { propertyName: "kind" },
      },
    };
    expect(await told(withSchemas(schemas))).toEqual([
      expect.stringMatching(/^warning cantus\/discriminator .* The branch `Cow` of the choice by `kind`/),
    ]);
  });
});

describe("a contract that cannot be used", () => {
  it("has its faults told with the rest, once", async () => {
    const operation = { parameters: [{ $ref: "#/components/parameters/none" }], oops: 1 };
    expect(await told({ ...configured(), "openapi.yaml": openapi({ operation }) })).toEqual([
      expect.stringMatching(/^error (no-unresolved-refs|cantus\/unresolved-ref) openapi\.yaml:\d+ /),
      expect.stringMatching(/^error struct openapi\.yaml:\d+ .*`oops`/),
    ]);
  });

  it.each<[code: string, files: Record<string, unknown>, source: string]>([
    ["FILE_NOT_FOUND", {}, "none.yaml"],
    ["NOT_OPENAPI", { "a.yaml": { hello: "there" } }, "a.yaml"],
    ["UNKNOWN_API", configured({ tracks: { root: "a.yaml" } }), "trakcs"],
  ])("is refused with %s where there is nothing to look at", async (code, files, source) => {
    await expect(lintContract(source, { cwd: await project(files) })).rejects.toMatchObject({ code });
  });
});

describe("what was looked at before", () => {
  const rules = (severity: string) => ({ rules: { "operation-description": severity } });
  const files = {
    "redocly.yaml": { extends: ["minimal", "./rules.yaml"], apis: { tracks: { root: "openapi.yaml" } } },
    "rules.yaml": rules("error"),
    "openapi.yaml": openapi(),
  };
  const ignored = { "openapi.yaml": { "operation-description": ["#/paths/~1tracks/get/description"] } };
  const missing = ["operation-description"];

  it.each<[string, Record<string, unknown>, string[]]>([
    ["nothing", {}, missing],
    ["the contract", { "openapi.yaml": openapi({ operation: { description: "All of them." } }) }, []],
    ["the configuration", { "redocly.yaml": { ...files["redocly.yaml"], extends: ["minimal"] } }, []],
    ["a ruleset that it extends", { "rules.yaml": rules("off") }, []],
    ["the file of what is ignored", { ".redocly.lint-ignore.yaml": ignored }, []],
  ])("is told again, and looked at again where there is another of %s", async (_, changed, wanted) => {
    const cwd = await project(files);
    const told = async () => (await lintContract("tracks", { cwd })).map(({ rule }) => rule);
    expect([await told(), await told()]).toEqual([missing, missing]);
    for (const [name, content] of Object.entries(changed)) await writeFile(join(cwd, name), stringify(content));
    expect(await told()).toEqual(wanted);
  });
});
