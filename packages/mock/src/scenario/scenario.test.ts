/** Scenarios: those of this repository, and what is told of those that do not fit. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContractError } from "@cantus/contract";
import { type ReadContract, readContracts } from "@cantus/contract/read";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createMock } from "../mock.ts";
import { readScenarios } from "./read.ts";

const contracts = await readContracts([]);
const scenarios = (await Promise.all(contracts.map((contract) => readScenarios(contract)))).flatMap(
  (read) => read.scenarios,
);
const mock = createMock(contracts, { scenarios });
afterEach(() => mock.reset());

const HEADERS = { "X-API-Key": "any", Authorization: "Bearer any", "Content-Type": "application/json" };
const GENERATIONS = "/v1/music/org_abc123/generations";

async function send(path: string, body?: unknown, headers: Record<string, string> = {}) {
  const init = {
    headers: { ...HEADERS, ...headers },
    ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
  };
  const response = await mock.fetch(`http://mock.test${path}`, init);
  return { status: response.status, body: await response.json() };
}

const within = (name: string) => ({ "X-Mock-Scenario": name });

describe("a scenario", () => {
  it("begins with its state, and remembers like any other", async () => {
    expect((await send(GENERATIONS, undefined, within("empty-library"))).body.jobs).toEqual([]);
    expect((await send("/api/v1/music/jobs", undefined, within("empty-library"))).body).toEqual([]);
    const made = await send(GENERATIONS, { prompt: "a waltz" }, within("empty-library"));
    expect((await send(GENERATIONS, undefined, within("empty-library"))).body.jobs).toMatchObject([
      { id: made.body.id },
    ]);
    expect((await send(GENERATIONS)).body.jobs.length).toBeGreaterThan(0);
  });

  it("answers what it has a script for, each as often as it says", async () => {
    const session = mock.session("down");
    session.begin("engine-down");
    const create = async () =>
      (await send(GENERATIONS, { prompt: "a" }, session.headers as Record<string, string>)).status;
    const statuses = [];
    for (let i = 0; i < 10; i++) statuses.push(await create());
    expect(statuses.slice(0, 2)).toEqual([503, 503]);
    // By its seed the same ones each time.
    expect([...new Set(statuses.slice(2))].sort()).toEqual([202, 503]);
    expect(session.log[0]).toMatchObject({ source: "scenario", status: 503 });
    const { body } = await send(GENERATIONS, undefined, session.headers as Record<string, string>);
    expect(body.jobs.map(({ status }: { status: string }) => status)).toContain("failed");
  });

  it("answers what its conditions hold for, and nothing else", async () => {
    const refused = await send(GENERATIONS, { prompt: "in the style of a famous singer" }, within("refused"));
    expect([refused.status, refused.body.success]).toEqual([422, false]);
    expect((await send(GENERATIONS, { prompt: "a waltz" }, within("refused"))).status).toBe(202);
    const read = await send(`${GENERATIONS}/mgen_000000000451`, undefined, within("refused"));
    expect(read.body.status).toBe("refused");
  });

  it("is one where several contracts have it, and is left for none", async () => {
    const session = mock.session("poor");
    session.begin("out-of-credits");
    const headers = session.headers as Record<string, string>;
    const jobs = () => send("/api/v1/music/jobs", { task: "text2music", prompt: "a" }, headers);
    expect([(await jobs()).status, (await send("/v1/scenes", { prompt: "a" }, headers)).status]).toEqual([402, 402]);
    session.reset();
    expect((await jobs()).status).toBe(402);
    session.begin(undefined);
    expect((await jobs()).status).toBe(202);
  });

  it("that is not there is refused with those that are", async () => {
    const { status, body } = await send(GENERATIONS, undefined, within("rich"));
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining("empty-library")]);
    expect(() => createMock(contracts, { scenarios, scenario: "rich" })).toThrow("empty-library");
  });

  it("may be what every session begins in", async () => {
    const poor = createMock(contracts, { scenarios, scenario: "empty-library" });
    for (const name of [undefined, "another"]) {
      const response = await poor.session(name).fetch(`http://mock.test${GENERATIONS}`, { headers: HEADERS });
      expect((await response.json()).jobs).toEqual([]);
    }
  });
});

describe("a scenario that does not fit", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "cantus-scenarios-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it.each<[what: string, text: string, line: number, message: RegExp]>([
    ["no YAML", "state: [", 1, /not YAML/],
    ["an unknown member", "description: x\nanswer: {}\n", 2, /\/answer: nobody knows this/],
    [
      "an unknown collection",
      "state:\n  albums: []\n",
      2,
      /no collection albums. It has generations, tracks, collections/,
    ],
    [
      "an item that is none",
      "state:\n  collections:\n    - name: a\n    - name: 5\n",
      4,
      /no item of collections: \/name/,
    ],
    ["an operation that is gone", "answers:\n  listAlbums:\n    - status: 200\n", 2, /no operation listAlbums/],
    ["a status that is not declared", "answers:\n  getTrack:\n    - status: 418\n", 3, /no response 418/],
    [
      "an example that is none",
      "answers:\n  getTrack:\n    - status: 200\n      example: best\n",
      4,
      /no example best/,
    ],
    [
      "a body that breaks its schema",
      "answers:\n  getTrack:\n    - status: 200\n      body: {}\n",
      4,
      /\/id is required/,
    ],
    ["an answer without a status", "answers:\n  getTrack:\n    - body: {}\n", 3, /status/],
  ])("%s is told by its line", async (_, text, line, message) => {
    const file = join(folder, "broken.yaml");
    await writeFile(file, text);
    const [contract] = contracts;
    const given: ReadContract = Object.assign(Object.create(contract as object), {
      settings: { mock: { scenarios: [folder] } },
    });
    const error = await readScenarios(given).catch((reason: ContractError) => reason);
    expect(error).toMatchObject({ code: "BAD_CONFIGURATION", message: expect.stringMatching(message) });
    expect((error as ContractError).message).toContain(`broken.yaml:${line}:`);
  });
});
