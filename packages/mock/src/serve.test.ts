import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { MockEvent } from "./events.ts";
import { type ServedMock, serveMock } from "./serve.ts";

let folder: string;
let root: string;
let mock: ServedMock;
let events: MockEvent[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "cantus-mock-"));
  await cp(fileURLToPath(new URL("split.fixture", import.meta.url)), folder, { recursive: true });
  root = join(folder, "openapi.yaml");
  events = [];
  mock = await serveMock([root], { port: 0, cwd: folder, onEvent: (event) => events.push(event) });
});

afterEach(async () => {
  await mock.close();
  await rm(folder, { recursive: true });
});

const reloads = () => events.filter(({ kind }) => kind.startsWith("reload"));
const name = async () => ((await (await fetch(`${mock.url}/thing`)).json()) as { name?: string }).name;
const edit = async (file: string, from: string, to: string) => {
  const text = await readFile(join(folder, file), "utf8");
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
};

describe("a mock of files", () => {
  it("serves them and says what they are", async () => {
    expect(await name()).toBe("first");
    expect(mock.contracts).toMatchObject([{ basePaths: [""], operations: 1 }]);
  });

  it("follows a file behind a reference", async () => {
    await edit("paths/thing.yaml", "first", "second");
    await expect.poll(name).toBe("second");
    expect(reloads()).toMatchObject([{ kind: "reloaded", file: join(folder, "paths/thing.yaml"), operations: 1 }]);
  });

  it("follows an editor that saves by renaming", async () => {
    for (const [from, to] of [
      ["first", "second"],
      ["second", "third"],
    ] as const) {
      const text = await readFile(join(folder, "paths/thing.yaml"), "utf8");
      await writeFile(join(folder, "paths/thing.yaml.tmp"), text.replace(from, to));
      await rename(join(folder, "paths/thing.yaml.tmp"), join(folder, "paths/thing.yaml"));
      await expect.poll(name).toBe(to);
    }
  });

  it("follows files that a change brought in", async () => {
    await writeFile(
      join(folder, "other.yaml"),
      "get: { operationId: getOther, responses: { 204: { description: Other } } }\n",
    );
    await edit("openapi.yaml", "paths:", "paths:\n  /other:\n    $ref: other.yaml");
    await expect.poll(async () => (await fetch(`${mock.url}/other`)).status).toBe(204);
    await edit("other.yaml", "204", "205");
    await expect.poll(async () => (await fetch(`${mock.url}/other`)).status).toBe(205);
  });

  it("keeps the last good contract over a broken save, and shows the line", async () => {
    await edit("paths/thing.yaml", "responses:", "responses: {{");
    await expect.poll(reloads).toHaveLength(1);
    expect(reloads()).toMatchObject([
      { kind: "reload-failed", error: { message: expect.stringMatching(/thing\.yaml:\d+:\d+/) } },
    ]);
    expect(await name()).toBe("first");
    await edit("paths/thing.yaml", "responses: {{", "responses:");
    await expect.poll(() => reloads().at(-1)).toMatchObject({ kind: "reloaded" });
  });

  it("says nothing of a file that an editor has emptied and not yet written", async () => {
    const whole = await readFile(join(folder, "paths/thing.yaml"), "utf8");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const save = async (text: string) => {
      await writeFile(join(folder, "paths/thing.yaml"), text);
      while (vi.getTimerCount() === 0) await setTimeout(5);
      // A save is told as several changes.
      await setTimeout(20);
    };
    await save("");
    vi.runOnlyPendingTimers();
    // Once it has been read, and cannot be, it may be on its way.
    while (vi.getTimerCount() === 0) await setTimeout(5);
    await save(whole.replace("first", "second"));
    vi.runOnlyPendingTimers();
    vi.useRealTimers();
    await expect.poll(name).toBe("second");
    expect(reloads()).toMatchObject([{ kind: "reloaded" }]);
  });

  it("mends itself when the file that was missing comes", async () => {
    await edit("openapi.yaml", "paths:", "paths:\n  /late:\n    $ref: late.yaml");
    await expect.poll(reloads).toMatchObject([{ kind: "reload-failed" }]);
    await writeFile(
      join(folder, "late.yaml"),
      "get: { operationId: getLate, responses: { 204: { description: Late } } }\n",
    );
    await expect.poll(async () => (await fetch(`${mock.url}/late`)).status).toBe(204);
  });

  it("tells once what is wrong, also where the log of it lies beside the contract", async () => {
    await edit("paths/thing.yaml", "responses:", "responses: {{");
    await expect.poll(reloads).toHaveLength(1);
    for (const line of ["one", "two"]) {
      await writeFile(join(folder, "mock.log"), line);
      await writeFile(join(folder, "other.json"), "{}");
      await setTimeout(150);
    }
    expect(reloads()).toHaveLength(1);
  });

  it("listens no more after its end", async () => {
    await mock.close();
    await expect(fetch(`${mock.url}/thing`)).rejects.toThrow();
  });
});

it("follows scenarios, and keeps the last good ones over a broken save", async () => {
  const place = await mkdtemp(join(tmpdir(), "cantus-mock-"));
  await cp(fileURLToPath(new URL("split.fixture", import.meta.url)), place, { recursive: true });
  const write = (text: string) => writeFile(join(place, "scenarios", "down.yaml"), text);
  await mkdir(join(place, "scenarios"));
  await writeFile(
    join(place, "redocly.yaml"),
    "apis: { things: { root: openapi.yaml, x-cantus: { mock: { scenarios: scenarios } } } }",
  );
  const told: MockEvent[] = [];
  const served = await serveMock([], { port: 0, cwd: place, onEvent: (event) => told.push(event) });
  const status = async () => (await fetch(`${served.url}/thing`, { headers: { "X-Mock-Scenario": "down" } })).status;
  const failed = () => told.flatMap((event) => (event.kind === "reload-failed" ? [event.error.message] : []));
  try {
    expect(await status()).toBe(400);
    await write("answers: { getThing: [{ status: 200, latency: 1ms, times: 1000 }] }");
    await expect.poll(status).toBe(200);
    await write("answers:\n  getThing:\n    - status: 418\n");
    await expect.poll(failed).toEqual([expect.stringContaining("down.yaml:3:")]);
    expect(await status()).toBe(200);
  } finally {
    await served.close();
    await rm(place, { recursive: true });
  }
});

it("does not start with a contract that cannot be read", async () => {
  await expect(serveMock([join(folder, "nope.yaml")], { port: 0 })).rejects.toMatchObject({ code: "FILE_NOT_FOUND" });
});
