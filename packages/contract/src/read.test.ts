import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createContract } from "./create.ts";
import { shownPath } from "./error.ts";
import { listApis, type ReadContract, readContract, readContracts } from "./read.ts";

const folder = join(import.meta.dirname, "../testdata/positive");
const settings = join(folder, "settings");

/** `paths/jobs.yaml:3:1` */
function place(contract: ReadContract, pointer: string): string {
  const location = contract.locate(pointer);
  return location ? `${relative(folder, location.file)}:${location.line}:${location.column}` : "nowhere";
}

describe("a contract in several files", async () => {
  const contract = await readContract("split/openapi.yaml", { cwd: folder });

  test("is one model", () => {
    expect(contract.operations.map(({ id }) => id)).toEqual(["listJobs", "postJobs", "getJob"]);
    expect(contract.name).toBe("split");
    expect(contract.sourceVersion).toBe("3.0.3");
    expect(contract.settings).toEqual({});
    const schema = contract.operation("getJob")?.response(200)?.content[0]?.schema;
    expect(schema).toEqual({ $ref: "#/components/schemas/Job" });
    expect(contract.resolve(schema)).toMatchObject({
      properties: { parent: schema, title: { type: ["string", "null"] } },
    });
  });

  test("names all its files", () => {
    expect(contract.files.map((file) => relative(folder, file)).sort()).toEqual([
      "split/openapi.yaml",
      "split/paths/jobs.yaml",
      "split/schemas/job.yaml",
    ]);
  });

  test.each([
    ["", "split/openapi.yaml:1:1"],
    ["/info/title", "split/openapi.yaml:3:3"],
    ["/paths/~1jobs", "split/openapi.yaml:6:3"],
    ["/paths/~1jobs/get", "split/paths/jobs.yaml:2:1"],
    ["/paths/~1jobs/get/responses/200", "split/paths/jobs.yaml:5:5"],
    ["/paths/~1jobs/get/responses/200/content/application~1json/schema/items", "split/paths/jobs.yaml:11:13"],
    ["/paths/~1jobs~1{job_id}/parameters/0", "split/openapi.yaml:10:9"],
    ["/paths/~1jobs~1{job_id}/parameters/0/name", "split/openapi.yaml:10:9"],
    ["/components/schemas/Job", "split/schemas/job.yaml:4:1"],
    ["/components/schemas/Job/properties/title/type", "split/schemas/job.yaml:13:7"],
    ["/components/schemas/Id/minLength", "split/schemas/job.yaml:3:3"],
    ["/components/schemas/Error/properties/message", "split/openapi.yaml:29:9"],
  ])("knows where %s was written: %s", (pointer, wanted) => {
    expect(place(contract, pointer)).toBe(wanted);
  });

  test("gives the nearest place for what nobody wrote", () => {
    expect(place(contract, "/paths/~1jobs/post/operationId")).toBe("split/paths/jobs.yaml:19:1");
    expect(place(contract, "/components/schemas/Job/nothing/here")).toBe("split/schemas/job.yaml:4:1");
    expect(contract.notices[0]?.location?.file).toBe(join(folder, "split/paths/jobs.yaml"));
  });

  test("draws the place", () => {
    expect(contract.locate("/paths/~1jobs/post")?.listing).toBe(
      [
        "   17 |           schema:",
        "   18 |             $ref: ../openapi.yaml#/components/schemas/Error",
        " > 19 | post:",
        "      | ^",
        "   20 |   responses:",
        '   21 |     "202":',
      ].join("\n"),
    );
  });
});

test("two files of one name become two components, and that is told", async () => {
  const contract = await readContract("renamed/openapi.yaml", { cwd: folder });
  expect(Object.keys(contract.document.components?.schemas ?? {})).toEqual(["Job", "Job-2"]);
  expect(place(contract, "/components/schemas/Job-2/type")).toBe("renamed/b/Job.yaml:1:1");
  expect(contract.notices).toMatchObject([
    { code: "GENERATED_OPERATION_IDS" },
    { code: "BUNDLED", message: expect.stringContaining("Renamed Job to Job-2"), location: { line: 8 } },
  ]);
});

describe("one file", () => {
  test("of JSON", async () => {
    const contract = await readContract("webhooks-only.json", { cwd: folder });
    expect(contract.name).toBe("webhooks-only");
    expect(contract.operations).toEqual([]);
    expect(place(contract, "/webhooks/job.done/post/operationId")).toBe("webhooks-only.json:7:9");
    expect(place(contract, "/webhooks/job.done/post/responses/204")).toBe("webhooks-only.json:8:24");
  });

  test("of YAML with anchors and merged keys", async () => {
    const contract = await readContract("anchors.yaml", { cwd: folder });
    expect(contract.operation("listJobs")?.responses.map(({ status }) => status)).toEqual(["200", "400"]);
    expect(place(contract, "/paths/~1tracks/get/responses/400")).toBe("anchors.yaml:6:3");
    expect(place(contract, "/paths/~1jobs/get/responses/200")).toBe("anchors.yaml:14:9");
  });

  test("with Windows line ends and a byte order mark", async () => {
    const temporary = mkdtempSync(join(tmpdir(), "cantus-"));
    const file = join(temporary, "openapi.yaml");
    writeFileSync(file, "\uFEFFopenapi: 3.1.0\r\ninfo: { title: Jobs, version: '1' }\r\npaths: {}\r\n");
    const contract = await readContract(file);
    expect(contract.document.info.title).toBe("Jobs");
    expect(contract.locate("/paths")).toMatchObject({ line: 3, column: 1 });
    rmSync(temporary, { recursive: true });
  });

  test("gives the same model as its bundle does", async () => {
    const contract = await readContract("webhooks-only.json", { cwd: folder });
    const { document } = createContract(structuredClone(contract.document));
    expect(contract.document).toEqual(document);
  });
});

describe("redocly.yaml", () => {
  test("names contracts and gives them settings, folders from where it is", async () => {
    const contract = await readContract("jobs", { cwd: settings });
    expect(contract.name).toBe("jobs");
    expect(contract.root).toBe(join(folder, "split/openapi.yaml"));
    expect(contract.settings).toEqual({
      client: join(settings, "src/client"),
      server: join(folder, "service/src"),
      mock: { scenarios: [join(settings, "scenarios")] },
    });
  });

  test("is found in a folder above, or where one says", async () => {
    expect((await readContract("jobs", { cwd: join(settings, "not/there/yet") })).name).toBe("jobs");
    expect((await readContract("jobs", { cwd: folder, config: "settings/redocly.yaml" })).name).toBe("jobs");
  });

  test("also knows a contract by its path", async () => {
    const contract = await readContract("../split/openapi.yaml", { cwd: settings });
    expect(contract.name).toBe("jobs");
    expect(contract.settings.mock).toEqual({ scenarios: [join(settings, "scenarios")] });
  });

  test("lists its contracts; all are read where none is named", async () => {
    expect((await listApis({ cwd: settings })).map(({ name, root }) => [name, relative(folder, root)])).toEqual([
      ["jobs", "split/openapi.yaml"],
      ["events", "webhooks-only.json"],
    ]);
    expect((await readContracts([], { cwd: settings })).map(({ name }) => name)).toEqual(["jobs", "events"]);
    expect((await readContracts(["events"], { cwd: settings })).map(({ name }) => name)).toEqual(["events"]);
  });

  test("its decorators are applied", async () => {
    const [contract] = await readContracts([], { cwd: settings, config: "decorated.yaml" });
    expect(contract?.document.info.title).toBe("Decorated");
  });
});

describe("a URL", () => {
  const files = new Map<string, string>();
  const server = createServer((request, response) => {
    const body = files.get(request.url ?? "");
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  let base = "";
  beforeAll(async () => {
    const info = "info: { title: Jobs, version: '1' }";
    files.set("/v1/openapi.yaml", `openapi: 3.1.0\n${info}\npaths:\n  /jobs:\n    $ref: ./paths/jobs.yaml\n`);
    files.set("/v1/paths/jobs.yaml", "get:\n  operationId: listJobs\n  responses: {}\n");
    files.set("/broken.yaml", `openapi: 3.1.0\n${info}\npaths:\n  /jobs:\n    $ref: ./gone.yaml\n`);
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  test("is fetched, and its references relative to it", async () => {
    const contract = await readContract(`${base}/v1/openapi.yaml`);
    expect(contract.name).toBe("v1");
    expect(contract.operations.map(({ id }) => id)).toEqual(["listJobs"]);
    expect(contract.files).toEqual([`${base}/v1/openapi.yaml`, `${base}/v1/paths/jobs.yaml`]);
    expect(contract.locate("/paths/~1jobs/get")).toMatchObject({ file: `${base}/v1/paths/jobs.yaml`, line: 1 });
  });

  test("that answers with an error is told", async () => {
    await expect(readContract(`${base}/none.yaml`)).rejects.toMatchObject({
      code: "URL_UNREACHABLE",
      message: `${base}/none.yaml answered 404 Not Found.\nCheck the address.`,
    });
  });

  test("that nobody answers is told", async () => {
    const free = createServer();
    await new Promise<void>((done) => free.listen(0, "127.0.0.1", done));
    const { port } = free.address() as AddressInfo;
    await new Promise((done) => free.close(done));
    await expect(readContract(`http://127.0.0.1:${port}/openapi.yaml`)).rejects.toMatchObject({
      code: "URL_UNREACHABLE",
      message: `http://127.0.0.1:${port}/openapi.yaml cannot be reached: the connection was refused.\nCheck the address and that the server runs.`,
    });
  });

  test("that a $ref leads to and is not there is told at the $ref", async () => {
    await expect(readContract(`${base}/broken.yaml`)).rejects.toMatchObject({
      code: "UNRESOLVED_REF",
      faults: [{ location: { file: `${base}/broken.yaml`, line: 5, column: 5 } }],
    });
  });
});

test("paths are shown from where the reader stands, if they lie below", () => {
  expect(shownPath("/home/me/api/openapi.yaml", "/home/me")).toBe("api/openapi.yaml");
  expect(shownPath("/home/meg/openapi.yaml", "/home/me")).toBe("/home/meg/openapi.yaml");
  expect(shownPath("https://example.com/openapi.yaml", "/home/me")).toBe("https://example.com/openapi.yaml");
});
