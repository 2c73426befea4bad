import pino from "pino";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { openJobs } from "../testing/jobs.ts";
import { openReceiver } from "../testing/receiver.ts";
import { type Caller, ended, generate, startService } from "../testing/service.ts";
import { Deliveries } from "./deliveries.ts";
import { WebhookSecrets } from "./secret.ts";
import { WebhookSender } from "./webhook-sender.ts";

let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterEach(() => {
  receiver.received.length = 0;
  receiver.answers.length = 0;
});
afterAll(() => receiver.close());

const arrived = (count = 1) => vi.waitUntil(() => receiver.received.length >= count, { timeout: 20_000 });

describe("the service", () => {
  let service: Awaited<ReturnType<typeof startService>>;
  let caller: Caller;
  beforeAll(async () => {
    service = await startService({ privateWebhooks: true });
    caller = await service.newCaller();
  });
  afterAll(() => service.close());

  test.each([
    ["succeeded", "A short tune"],
    ["failed", "A broken tune"],
    ["refused", "A ballad in the voice of a famous singer"],
  ])("tells once that a job has %s, signed by Standard Webhooks", async (status, prompt) => {
    const id = await generate(caller, { prompt, webhook_url: receiver.url });
    await ended(caller, id);
    await arrived();
    const [message] = receiver.received;
    const { secret } = (await caller.call("GET", "/webhook-secret")).body;
    const told = new Webhook(secret).verify(message?.body ?? "", message?.headers ?? {});
    expect(told).toEqual({
      type: `generation.${status}`,
      timestamp: expect.stringMatching(/^\d{4}-.*Z$/),
      data: { job_id: id, status, progress: expect.any(Number) },
    });
    expect(message).toMatchObject({ path: "/hook", headers: { "content-type": "application/json" } });
    expect(receiver.received).toHaveLength(1);
  });

  test("tells that a job was cancelled", async () => {
    const id = await generate(caller, { prompt: "endless", webhook_url: receiver.url });
    await caller.call("POST", `/generations/${id}/cancel`);
    await arrived();
    expect(JSON.parse(receiver.received[0]?.body ?? "")).toMatchObject({ type: "generation.cancelled" });
  });

  test("has a secret for each member, whichever key asks", async () => {
    const { secret } = (await caller.call("GET", "/webhook-secret")).body;
    const { key } = await service.service.accounts.createKey(caller, "second");
    expect((await caller.call("GET", "/webhook-secret", { key })).body).toEqual({ secret });
    const colleague = await service.newCaller(["USE_MUSIC_GENERATION"], caller.organizationId);
    expect((await colleague.call("GET", "/webhook-secret")).body.secret).not.toBe(secret);
  });
});

describe("by itself", () => {
  test("the service takes no URL that leads into a private network", async () => {
    const service = await startService();
    try {
      const caller = await service.newCaller();
      const { status, body } = await caller.call("POST", "/generations", {
        body: { prompt: "A tune", webhook_url: receiver.url },
      });
      expect([status, body.error.system_message]).toEqual([422, "The webhook_url points into a private network"]);
      expect((await caller.call("GET", "/generations")).body.jobs).toEqual([]);
    } finally {
      await service.close();
    }
  });
});

describe("a message that does not arrive", () => {
  let jobs: Awaited<ReturnType<typeof openJobs>>;
  beforeAll(async () => {
    jobs = await openJobs();
  });
  afterAll(() => jobs.close());

  function newSender(delays: readonly number[]) {
    return new WebhookSender(
      new Deliveries(jobs.database.queries),
      new WebhookSecrets("a secret of the service"),
      {
        messages: {
          test: ({ id, endedAt }) => ({ type: "job.ended", timestamp: endedAt.toISOString(), data: { id } }),
        },
        listen: async () => async () => {},
        allowPrivate: true,
        delays,
        pollMs: 20,
      },
      pino({ enabled: false }),
    );
  }

  async function endJob() {
    const job = await jobs.newJob();
    const { queries } = jobs.database;
    await queries.updateTable("jobs").set({ webhook_url: receiver.url }).where("id", "=", job.id).execute();
    await jobs.store.cancel(jobs.owner, "test", job.id);
    return () =>
      queries.selectFrom("webhook_deliveries").selectAll().where("job_id", "=", job.id).executeTakeFirstOrThrow();
  }

  test("is sent again, later each time, under the same id, until it is taken", async () => {
    receiver.answers.push(
      (response) => response.writeHead(500).end(),
      (response) => response.destroy(),
      (response) => response.writeHead(302, { Location: "http://127.0.0.1:1/" }).end(),
    );
    const delivery = await endJob();
    const sender = newSender([0.05, 0.1, 0.15, 0.2]);
    await sender.start();
    await arrived(4);
    await vi.waitUntil(async () => (await delivery()).status === "delivered");
    await sender.stop();
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"]))).toHaveLength(1);
    expect(new Set(receiver.received.map(({ path }) => path))).toEqual(new Set(["/hook"]));
    expect(await delivery()).toMatchObject({ status: "delivered", attempts: 4, last_error: null });
  });

  test.each([
    ["when all tries are used up", [503, 503, 503], 3],
    ["at once when its receiver is gone for good", [410], 1],
  ])("is given up %s", async (_, statuses, attempts) => {
    for (const status of statuses) receiver.answers.push((response) => response.writeHead(status).end());
    const delivery = await endJob();
    const sender = newSender([0.02, 0.02]);
    await sender.start();
    await vi.waitUntil(async () => (await delivery()).status === "failed");
    await sender.stop();
    expect(await delivery()).toMatchObject({ attempts, last_error: `It answered ${statuses[0]}` });
    expect(receiver.received).toHaveLength(attempts);
  });

  test("is sent by another when its sender stops in the middle", async () => {
    const delivery = await endJob();
    receiver.answers.push(() => {});
    const first = newSender([]);
    await first.start();
    await arrived();
    await first.stop();
    expect(await delivery()).toMatchObject({ status: "pending", attempts: 1 });
    // Its claim runs out by itself; so long no test waits.
    await jobs.database.queries
      .updateTable("webhook_deliveries")
      .set({ next_attempt_at: new Date(0) })
      .execute();
    const second = newSender([]);
    await second.start();
    await arrived(2);
    await vi.waitUntil(async () => (await delivery()).status === "delivered");
    await second.stop();
  });

  test("is sent by one of several senders", async () => {
    const deliveries = await Promise.all(Array.from({ length: 12 }, () => endJob()));
    const senders = [newSender([]), newSender([])];
    await Promise.all(senders.map((sender) => sender.start()));
    for (const delivery of deliveries) await vi.waitUntil(async () => (await delivery()).status === "delivered");
    await Promise.all(senders.map((sender) => sender.stop()));
    expect(receiver.received).toHaveLength(12);
  });
});
