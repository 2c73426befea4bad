import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../ids.ts";
import { openJobs } from "../../testing/jobs.ts";
import type { Answer, Asked } from "../answer/answering.ts";
import type { Idempotency } from "./idempotency.ts";
import { IdempotencyKeys } from "./idempotency-keys.ts";
import { idempotent } from "./idempotent.ts";

let jobs: Awaited<ReturnType<typeof openJobs>>;
let keys: IdempotencyKeys;
beforeAll(async () => {
  jobs = await openJobs();
  keys = new IdempotencyKeys(jobs.database.queries);
});
afterAll(() => jobs.close());

let key: string;
beforeEach(() => {
  key = newId("key_");
});

/** An operation that creates a job, or answers with the one that was created before. */
const created: string[] = [];
const answered = (id: string): Answer => ({ status: 202, body: { id }, headers: {}, contentType: undefined });
async function accept({ context }: Asked): Promise<string> {
  const { idempotency } = context as { idempotency: Idempotency };
  if (idempotency.jobId !== undefined) return idempotency.jobId;
  const id = newId("job_");
  await jobs.store.create(
    jobs.owner,
    { id, kind: "test", lane: "music", request: {}, traceId: "req_test" },
    (transaction) => idempotency.accepted(transaction, id),
  );
  created.push(id);
  return id;
}

const around = () => idempotent(keys, pino({ enabled: false }));
const asked = () =>
  ({
    operation: { id: "createJob", method: "post", parameters: [{ in: "header", name: "Idempotency-Key" }] },
    request: { originalUrl: "/jobs" },
    headers: { "Idempotency-Key": key },
    body: {},
    principal: jobs.owner,
    context: {},
  }) as unknown as Asked;

/** As if the time had come. */
const change = (column: "locked_until" | "expires_at") =>
  jobs.database.queries
    .updateTable("idempotency_keys")
    .set({ [column]: new Date(0) })
    .where("key", "=", key)
    .execute();

describe("a request whose first attempt", () => {
  test("failed after its job was accepted, is answered with that job", async () => {
    const failing = around()(async (request) => {
      await accept(request);
      throw new Error("The connection broke");
    });
    await expect(failing(asked())).rejects.toThrow("The connection broke");
    const answer = await around()(async (request) => answered(await accept(request)))(asked());
    expect(answer.body).toEqual({ id: created.at(-1) });
    expect(created.filter((id) => id === created.at(-1))).toHaveLength(1);
  });

  test("died after its job was accepted, is answered with that job, once its time is over", async () => {
    // It says no more from here on, like a process that was killed.
    const dying = around()(async (request) => {
      await accept(request);
      return new Promise<Answer>(() => {});
    });
    const before = created.length;
    void dying(asked());
    await expect.poll(() => created.length).toBe(before + 1);
    const retry = around()(async (request) => answered(await accept(request)));
    await expect(retry(asked())).rejects.toMatchObject({ code: "idempotency-key-in-use", status: 409 });
    await change("locked_until");
    expect((await retry(asked())).body).toEqual({ id: created.at(-1) });
    expect(created.length).toBe(before + 1);
    expect((await retry(asked())).headers).toEqual({ "Idempotency-Replayed": true });
  });

  test("failed before it had done anything, is done", async () => {
    const failing = around()(async () => {
      throw new Error("No");
    });
    await expect(failing(asked())).rejects.toThrow("No");
    const answer = await around()(async (request) => answered(await accept(request)))(asked());
    expect(answer.headers).toEqual({});
  });
});

test("after its time a key may stand for another request, and then it is forgotten", async () => {
  const create = around()(async (request) => answered(await accept(request)));
  const first = await create(asked());
  await change("expires_at");
  expect((await create({ ...asked(), body: { other: true } })).body).not.toEqual(first.body);
  await keys.removeExpired();
  const count = () =>
    jobs.database.queries.selectFrom("idempotency_keys").select("key").where("key", "=", key).execute();
  expect(await count()).toHaveLength(1);
  await change("expires_at");
  await keys.removeExpired();
  expect(await count()).toHaveLength(0);
});

test("an operation that declares no key does not heed one", async () => {
  const request = { ...asked(), operation: { ...asked().operation, parameters: [] } } as unknown as Asked;
  const plain = around()(async ({ context }) => ({ ...answered("none"), body: context }));
  for (let time = 0; time < 2; time++) expect(await plain(request)).toMatchObject({ body: {}, headers: {} });
});
