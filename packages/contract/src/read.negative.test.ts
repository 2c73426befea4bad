/** What a person is told about a contract that cannot be read: the whole of it, as it is printed. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ContractError, type ContractErrorCode } from "./error.ts";
import { type ReadOptions, readContract, readContracts } from "./read.ts";

const folder = join(import.meta.dirname, "../testdata/negative");

async function errorOf(source: string, options: ReadOptions = { cwd: folder }): Promise<ContractError> {
  const error = await readContract(source, options).catch((reason: unknown) => reason);
  if (error instanceof ContractError) return error;
  throw error instanceof Error ? error : new Error(`${source} was read`);
}

test.each<[source: string, config: string | undefined, code: ContractErrorCode, message: string]>([
  [
    "ambiguous-paths.yaml",
    undefined,
    "AMBIGUOUS_PATHS",
    `
GET /jobs/{job_id} and GET /jobs/{name} match the same requests.
  at ambiguous-paths.yaml:10:3
    8 |       operationId: getJob
    9 |       responses: {}
 > 10 |   /jobs/{name}:
      |   ^
   11 |     get:
   12 |       operationId: getJobByName
  and at ambiguous-paths.yaml:6:3
   4 |   version: 1.0.0
   5 | paths:
 > 6 |   /jobs/{job_id}:
     |   ^
   7 |     get:
   8 |       operationId: getJob
Paths that differ only in the names of their parameters are one path. Remove or rename one.
`,
  ],
  [
    "jobs",
    "bad-configuration-apis/redocly.yaml",
    "BAD_CONFIGURATION",
    `
\`apis\` is a list, not an object of contracts by name.
  at bad-configuration-apis/redocly.yaml:1:1
 > 1 | apis:
     | ^
   2 |   - openapi.yaml
It is written so: apis: { music-jobs: { root: openapi/music-jobs/openapi.yaml } }
`,
  ],
  [
    "jobs",
    "bad-configuration-root/redocly.yaml",
    "BAD_CONFIGURATION",
    `
The API \`jobs\` has no \`root\`: the path of its contract.
  at bad-configuration-root/redocly.yaml:2:3
   1 | apis:
 > 2 |   jobs:
     |   ^
   3 |     path: openapi.yaml
It is written so: apis: { music-jobs: { root: openapi/music-jobs/openapi.yaml } }
`,
  ],
  [
    "jobs",
    "bad-configuration-settings/redocly.yaml",
    "BAD_CONFIGURATION",
    `
There is no setting \`cliant\` in \`x-cantus\`.
  at bad-configuration-settings/redocly.yaml:5:7
   3 |     root: openapi.yaml
   4 |     x-cantus:
 > 5 |       cliant: src/client
     |       ^
   6 |       server: [src/server]
   7 |       mock: yes please
Did you mean \`client\`? \`x-cantus\` has \`client\`, \`server\`, \`mock\`, \`changes\`.

\`server\` in \`x-cantus\` is a list, not a folder.
  at bad-configuration-settings/redocly.yaml:6:7
   4 |     x-cantus:
   5 |       cliant: src/client
 > 6 |       server: [src/server]
     |       ^
   7 |       mock: yes please

\`mock\` in \`x-cantus\` is \`yes please\`, not an object.
  at bad-configuration-settings/redocly.yaml:7:7
   5 |       cliant: src/client
   6 |       server: [src/server]
 > 7 |       mock: yes please
     |       ^
`,
  ],
  [
    "jobs",
    "bad-configuration-syntax/redocly.yaml",
    "BAD_CONFIGURATION",
    `
bad-configuration-syntax/redocly.yaml is not YAML: Missing closing "quote.
  at bad-configuration-syntax/redocly.yaml:4:1
   2 |   jobs:
   3 |     root: "openapi.yaml
 > 4 |
     | ^
`,
  ],
  [
    "circular-ref.yaml",
    undefined,
    "UNRESOLVED_REF",
    `
The $ref \`#/components/responses/A\` leads back to itself and never to a value.
  at circular-ref.yaml:11:11
    9 |       responses:
   10 |         "200":
 > 11 |           $ref: "#/components/responses/A"
      |           ^
   12 | components:
   13 |   responses:

The $ref \`#/components/responses/B\` leads back to itself and never to a value.
  at circular-ref.yaml:15:7
   13 |   responses:
   14 |     A:
 > 15 |       $ref: "#/components/responses/B"
      |       ^
   16 |     B:
   17 |       $ref: "#/components/responses/A"

The $ref \`#/components/responses/A\` leads back to itself and never to a value.
  at circular-ref.yaml:17:7
   15 |       $ref: "#/components/responses/B"
   16 |     B:
 > 17 |       $ref: "#/components/responses/A"
      |       ^
`,
  ],
  [
    "duplicate-operation-id.yaml",
    undefined,
    "DUPLICATE_OPERATION_ID",
    `
Two operations have the operationId \`list\`: GET /jobs and GET /tracks.
  at duplicate-operation-id.yaml:12:7
   10 |   /tracks:
   11 |     get:
 > 12 |       operationId: list
      |       ^
   13 |       responses: {}
   14 |     post:
  and at duplicate-operation-id.yaml:8:7
    6 |   /jobs:
    7 |     get:
 >  8 |       operationId: list
      |       ^
    9 |       responses: {}
   10 |   /tracks:
Rename one of them: an operationId names one operation of the whole contract.

Two operations have the operationId \`list\`: GET /jobs and POST /tracks.
  at duplicate-operation-id.yaml:15:7
   13 |       responses: {}
   14 |     post:
 > 15 |       operationId: list
      |       ^
   16 |       responses: {}
  and at duplicate-operation-id.yaml:8:7
    6 |   /jobs:
    7 |     get:
 >  8 |       operationId: list
      |       ^
    9 |       responses: {}
   10 |   /tracks:
Rename one of them: an operationId names one operation of the whole contract.
`,
  ],
  [
    "invalid-contract.yaml",
    undefined,
    "INVALID_CONTRACT",
    `
\`parameters\` is an object, where a list of parameter objects belongs.
  at invalid-contract.yaml:8:7
    6 |   /jobs:
    7 |     get:
 >  8 |       parameters:
      |       ^
    9 |         limit: { in: query }
   10 |       responses:

\`responses\` is empty, where an object (responses) belongs.
  at invalid-contract.yaml:10:7
    8 |       parameters:
    9 |         limit: { in: query }
 > 10 |       responses:
      |       ^
   11 |     post:
   12 |       parameters:
Write it, or leave the field out.

The parameter \`limit\` does not say where it is sent.
  at invalid-contract.yaml:13:11
   11 |     post:
   12 |       parameters:
 > 13 |         - name: limit
      |           ^
   14 |         - in: query
   15 |         - { name: dry, in: body }
\`in\` is one of path, query, header, cookie.

A parameter has no \`name\`.
  at invalid-contract.yaml:14:11
   12 |       parameters:
   13 |         - name: limit
 > 14 |         - in: query
      |           ^
   15 |         - { name: dry, in: body }
   16 |   /tracks: soon
Every parameter has a \`name\` and an \`in\`.

The parameter \`dry\` is sent in \`body\`, which is no place.
  at invalid-contract.yaml:15:11
   13 |         - name: limit
   14 |         - in: query
 > 15 |         - { name: dry, in: body }
      |           ^
   16 |   /tracks: soon
\`in\` is one of path, query, header, cookie.

\`/tracks\` is text, where an object (path item) belongs.
  at invalid-contract.yaml:16:3
   14 |         - in: query
   15 |         - { name: dry, in: body }
 > 16 |   /tracks: soon
      |   ^
`,
  ],
  [
    "not-openapi-empty.yaml",
    undefined,
    "NOT_OPENAPI",
    `
This is empty, not an OpenAPI document.
  at not-openapi-empty.yaml:1:1
 > 1 | # Nothing yet.
     | ^
An OpenAPI document is an object that starts with \`openapi: 3.1.0\`, \`info\` and \`paths\`.
`,
  ],
  [
    "not-openapi-list.yaml",
    undefined,
    "NOT_OPENAPI",
    `
This is a list, not an OpenAPI document.
  at not-openapi-list.yaml:1:1
 > 1 | - openapi: 3.1.0
     | ^
An OpenAPI document is an object that starts with \`openapi: 3.1.0\`, \`info\` and \`paths\`.
`,
  ],
  [
    "not-openapi-other.yaml",
    undefined,
    "NOT_OPENAPI",
    `
This is a document of another kind (\`asyncapi\`), not OpenAPI.
  at not-openapi-other.yaml:2:1
   1 | # Events, not requests.
 > 2 | asyncapi: 3.0.0
     | ^
   3 | info:
   4 |   title: Jobs
An OpenAPI document is an object that starts with \`openapi: 3.1.0\`, \`info\` and \`paths\`.
`,
  ],
  [
    "not-openapi-text.yaml",
    undefined,
    "NOT_OPENAPI",
    `
This is text, not an OpenAPI document.
  at not-openapi-text.yaml:1:1
 > 1 | Just a note that somebody left here.
     | ^
An OpenAPI document is an object that starts with \`openapi: 3.1.0\`, \`info\` and \`paths\`.
`,
  ],
  [
    "not-yaml-in-second-file/openapi.yaml",
    undefined,
    "NOT_YAML",
    `
This cannot be read as YAML or JSON: deficient indentation.
  at not-yaml-in-second-file/paths/jobs.yaml:3:3
   1 | get:
   2 |   operationId: "listJobs
 > 3 |   responses: {}
     |   ^
`,
  ],
  [
    "not-yaml.yaml",
    undefined,
    "NOT_YAML",
    `
This cannot be read as YAML or JSON: bad indentation of a mapping entry.
  at not-yaml.yaml:4:11
   2 | info:
   3 |   title: Jobs
 > 4 |    version: 1.0.0
     |           ^
   5 | paths: {}
`,
  ],
  [
    "ref-to-markdown.yaml",
    undefined,
    "INVALID_CONTRACT",
    `
\`job\` is text, where an object (schema) belongs.
  at ref-to-markdown.yaml:15:17
   13 |             application/json:
   14 |               schema:
 > 15 |                 $ref: ./job.md
      |                 ^
`,
  ],
  [
    "swagger-2.yaml",
    undefined,
    "SWAGGER_2",
    `
This is a Swagger 2.0 document; OpenAPI 3.0, 3.1 and 3.2 are read.
  at swagger-2.yaml:1:1
 > 1 | swagger: "2.0"
     | ^
   2 | info:
   3 |   title: Jobs
Convert it, for example with: npx swagger2openapi FILE --outfile openapi.yaml
`,
  ],
  [
    "unresolved-ref-in-second-file/openapi.yaml",
    undefined,
    "UNRESOLVED_REF",
    `
The $ref \`../openapi.yaml#/components/schemas/Job\` leads nowhere: there is no \`schemas\` in \`#/components\` of unresolved-ref-in-second-file/openapi.yaml.
  at unresolved-ref-in-second-file/paths/jobs.yaml:9:13
    7 |         application/json:
    8 |           schema:
 >  9 |             $ref: ../openapi.yaml#/components/schemas/Job
      |             ^
   10 |     "404":
   11 |       $ref: "#/components/responses/NotFound"

The $ref \`#/components/responses/NotFound\` leads nowhere: there is no \`components\` in unresolved-ref-in-second-file/paths/jobs.yaml.
  at unresolved-ref-in-second-file/paths/jobs.yaml:11:7
    9 |             $ref: ../openapi.yaml#/components/schemas/Job
   10 |     "404":
 > 11 |       $ref: "#/components/responses/NotFound"
      |       ^

The $ref \`./paths/job.yaml\` leads nowhere: there is no file unresolved-ref-in-second-file/paths/job.yaml.
  at unresolved-ref-in-second-file/openapi.yaml:9:5
   7 |     $ref: ./paths/jobs.yaml
   8 |   /tasks:
 > 9 |     $ref: ./paths/job.yaml
     |     ^
Did you mean unresolved-ref-in-second-file/paths/jobs.yaml?
`,
  ],
  [
    "unresolved-ref.yaml",
    undefined,
    "UNRESOLVED_REF",
    `
The $ref \`#/components/schemas/Jbo\` leads nowhere: there is no \`Jbo\` in \`#/components/schemas\`.
  at unresolved-ref.yaml:15:17
   13 |             application/json:
   14 |               schema:
 > 15 |                 $ref: "#/components/schemas/Jbo"
      |                 ^
   16 |         "404":
   17 |           $ref: "#/components/responses/NotFound"

The $ref \`#/components/responses/NotFound\` leads nowhere: there is no \`responses\` in \`#/components\`.
  at unresolved-ref.yaml:17:11
   15 |                 $ref: "#/components/schemas/Jbo"
   16 |         "404":
 > 17 |           $ref: "#/components/responses/NotFound"
      |           ^
   18 | components:
   19 |   schemas:
`,
  ],
  [
    "unsupported-version-number.yaml",
    undefined,
    "UNSUPPORTED_VERSION",
    `
\`openapi\` must be text such as "3.1.0", not a number (3.1).
  at unsupported-version-number.yaml:1:1
 > 1 | openapi: 3.1
     | ^
   2 | info:
   3 |   title: Jobs
Put the version in quotes, with all three of its numbers: openapi: "3.1.0"
`,
  ],
  [
    "unsupported-version.yaml",
    undefined,
    "UNSUPPORTED_VERSION",
    `
OpenAPI 4.0.0 is not a version that can be read.
  at unsupported-version.yaml:1:1
 > 1 | openapi: 4.0.0
     | ^
   2 | info:
   3 |   title: Jobs
Versions 3.0, 3.1 and 3.2 are read, written with three numbers: 3.1.0
`,
  ],

  [
    "jobs",
    "bad-configuration-plugin/redocly.yaml",
    "BAD_CONFIGURATION",
    `
bad-configuration-plugin/redocly.yaml cannot be used: Plugin "./gone.js" not found.
`,
  ],
  [
    "jobs",
    "missing-root/redocly.yaml",
    "FILE_NOT_FOUND",
    `
There is no file missing-root/jobs.yaml.
  at missing-root/redocly.yaml:3:5
   1 | apis:
   2 |   jobs:
 > 3 |     root: jobs.yaml
     |     ^
`,
  ],
  [
    "circular-ref-over-files/openapi.yaml",
    undefined,
    "UNRESOLVED_REF",
    `
The $ref \`./other.yaml\` leads back to itself and never to a value.
  at circular-ref-over-files/openapi.yaml:6:12
   4 |   version: 1.0.0
   5 | paths:
 > 6 |   /jobs: { $ref: ./other.yaml }
     |            ^

The $ref \`openapi.yaml#/paths/~1jobs\` leads back to itself and never to a value.
  at circular-ref-over-files/other.yaml:1:1
 > 1 | $ref: openapi.yaml#/paths/~1jobs
     | ^
`,
  ],
  [
    "swager-2.yaml",
    undefined,
    "FILE_NOT_FOUND",
    `
There is no file swager-2.yaml.
Did you mean swagger-2.yaml?
`,
  ],
  [
    "swagger-2.json",
    undefined,
    "FILE_NOT_FOUND",
    `
There is no file swagger-2.json.
Did you mean swagger-2.yaml?
`,
  ],
  [
    "nowhere/at/all/openapi.yaml",
    undefined,
    "FILE_NOT_FOUND",
    `
There is no file nowhere/at/all/openapi.yaml.
Its folder nowhere does not exist either.
`,
  ],
  [
    "unresolved-ref-in-second-file",
    undefined,
    "FILE_UNREADABLE",
    `
unresolved-ref-in-second-file is a folder, not a file.
Did you mean unresolved-ref-in-second-file/openapi.yaml?
`,
  ],
  [
    "music",
    "../positive/settings/redocly.yaml",
    "UNKNOWN_API",
    `
There is no contract \`music\`, neither a name nor a file.
FOLDER/positive/settings/redocly.yaml has jobs, events.
`,
  ],
  [
    "event",
    "../positive/settings/redocly.yaml",
    "UNKNOWN_API",
    `
There is no contract \`event\`, neither a name nor a file.
Did you mean \`events\`? FOLDER/positive/settings/redocly.yaml has jobs, events.
`,
  ],
  [
    "utf-16.yaml",
    undefined,
    "NOT_YAML",
    `
utf-16.yaml is written in UTF-16; contracts are read as UTF-8.
Save it as UTF-8.
`,
  ],
  [
    "jobs",
    "redocli.yaml",
    "FILE_NOT_FOUND",
    `
There is no file redocli.yaml.
`,
  ],
])("%s (%s): %s", async (source, config, code, message) => {
  const error = await errorOf(source, { cwd: folder, ...(config && { config }) });
  expect(error.message.replaceAll(join(folder, ".."), "FOLDER")).toBe(message.trim());
  expect(error.code).toBe(code);
});

test("of several contracts, the faults of all are told", async () => {
  const reading = readContracts(["swagger-2.yaml", "not-yaml.yaml", "swagger-2.yaml"], { cwd: folder });
  await expect(reading).rejects.toMatchObject({
    code: "SWAGGER_2",
    faults: [{ code: "SWAGGER_2" }, { code: "NOT_YAML" }, { code: "SWAGGER_2" }],
  });
});

test("no contract named and none configured", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "cantus-"));
  writeFileSync(join(temporary, "redocly.yaml"), "extends: [minimal]\n");
  await expect(readContracts([], { cwd: temporary })).rejects.toMatchObject({
    code: "BAD_CONFIGURATION",
    message:
      "redocly.yaml names no contract.\n" +
      "Name a file, or list contracts there: apis: { music-jobs: { root: openapi/music-jobs/openapi.yaml } }",
  });
  rmSync(temporary, { recursive: true });
});

test("JSON in which a key stands twice: the parser would keep the last and say nothing", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "cantus-"));
  const twice = '{ "a": { "b": 1 }, "c": ["a", {"b": "\\"a\\":"}], "a": 2 }';
  writeFileSync(join(temporary, "openapi.json"), `{ "openapi": "3.1.0", "info": ${twice} }`);
  const error = await errorOf("openapi.json", { cwd: temporary });
  rmSync(temporary, { recursive: true });
  expect(error.code).toBe("NOT_YAML");
  expect(error.message).toBe(
    [
      "The key `a` stands twice in one object.",
      "  at openapi.json:1:79",
      ` > 1 | { "openapi": "3.1.0", "info": ${twice} }`,
      `     | ${" ".repeat(78)}^`,
      "Remove or rename one.",
    ].join("\n"),
  );
});

test("JSON that is nested without end", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "cantus-"));
  writeFileSync(join(temporary, "openapi.json"), `{ "openapi": "3.1.0", "x": ${"[".repeat(1e5)}${"]".repeat(1e5)} }`);
  const error = await errorOf("openapi.json", { cwd: temporary });
  rmSync(temporary, { recursive: true });
  expect(error.code).toBe("INVALID_CONTRACT");
  expect(error.message).toBe("openapi.json is nested too deeply to be read.");
});

test("a place far out on a long line is shown with what is around it", async () => {
  const temporary = mkdtempSync(join(tmpdir(), "cantus-"));
  const padding = Array.from({ length: 40 }, (_, i) => `"x-${i}": 0`).join(", ");
  writeFileSync(
    join(temporary, "openapi.json"),
    `{ "openapi": "3.1.0", ${padding}, "paths": 7, ${padding.replaceAll("x-", "y-")} }`,
  );
  const error = await errorOf("openapi.json", { cwd: temporary });
  rmSync(temporary, { recursive: true });
  const [, , line = "", caret = ""] = error.message.split("\n");
  expect(line.length).toBeLessThan(140);
  expect(line.slice(caret.indexOf("^"))).toMatch(/^"paths": 7, "y-0"/);
});
