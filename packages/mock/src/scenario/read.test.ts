import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContractError } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readScenarios } from "./read.ts";

const CONTRACT = `openapi: 3.1.0
info: { title: Songs, version: "1" }
paths:
  /songs:
    get:
      operationId: listSongs
      responses: { "204": { description: None } }
`;
const CONFIGURATION = `apis:
  songs:
    root: openapi.yaml
    x-cantus: { mock: { scenarios: scenarios } }
`;

let folder: string;
const write = (name: string, text: string) => writeFile(join(folder, name), text);
const read = async () => readScenarios(await readContract("songs", { cwd: folder }), folder);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-scenarios-"));
  vi.stubEnv("CANTUS_CACHE", join(folder, "cache"));
  await mkdir(join(folder, "scenarios"));
  await write("openapi.yaml", CONTRACT);
  await write("redocly.yaml", CONFIGURATION);
  await write("scenarios/silence.yaml", "answers:\n  listSongs:\n    - status: 204\n");
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

it("scenarios are the same when they are read again", async () => {
  const first = await read();
  expect(first.scenarios).toMatchObject([{ name: "silence", answers: { listSongs: [{ status: 204 }] } }]);
  expect(await read()).toEqual(first);
});

it.each<[what: string, change: () => Promise<void>, message: RegExp]>([
  ["the contract", () => write("openapi.yaml", CONTRACT.replace("listSongs", "songs")), /no operation listSongs/],
  ["the scenario", () => write("scenarios/silence.yaml", "state:\n  albums: []\n"), /no collection albums/],
  ["a scenario that has come", () => write("scenarios/noise.yaml", "noise: loud\n"), /\/noise: nobody knows this/],
])("one that was good is held against the contract anew after a change of %s", async (_, change, message) => {
  await read();
  await change();
  const error = await read().catch((reason: ContractError) => reason);
  expect(error).toMatchObject({ code: "BAD_CONFIGURATION", message: expect.stringMatching(message) });
});
