/** What holds in all three APIs alike, tried in each of them by the same tests. */
import { readFileSync } from "node:fs";
import { createContract, type OpenApiDocument, type Schema } from "@cantus/contract";
import { schemaValidator } from "@cantus/contract/schema";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { parseEvents } from "../testing/events.ts";
import { openReceiver } from "../testing/receiver.ts";
import { startScenes } from "../testing/scenes.ts";
import type { Answer, Caller } from "../testing/service.ts";

interface Api {
  readonly authenticate: (caller: Caller) => Record<string, string>;
  /** The operation that creates a job, and what it is to be told. */
  readonly creating: string;
  readonly create: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** What in it is in the caller's own words. */
  readonly words: readonly ((text: string) => object)[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly idOf: (created: Answer["body"]) => string;
  /** Where one job is read, and its events. */
  readonly read: (id: string) => string;
  readonly events: (id: string) => string;
  readonly secret: string;
  readonly list: string;
  readonly listed: (list: Answer["body"]) => readonly Answer["body"][];
  readonly codeOf: (answer: Answer) => string;
  readonly succeeded: string;
}

const bearer = ({ key }: Caller) => ({ Authorization: `Bearer ${key}` });
const MUSIC = "/v1/music/{org}";
const APIS: Readonly<Record<string, Api>> = {
  "music-generations": {
    authenticate: ({ key }) => ({ "X-API-Key": key }),
    creating: "createGeneration",
    create: `${MUSIC}/generations`,
    body: { prompt: "A short tune", duration: 1 },
    words: [(prompt) => ({ prompt }), (title) => ({ title }), (lyrics) => ({ lyrics })],
    idOf: ({ id }) => id,
    read: (id) => `${MUSIC}/generations/${id}`,
    events: (id) => `${MUSIC}/generations/${id}/events`,
    secret: `${MUSIC}/webhook-secret`,
    list: `${MUSIC}/generations`,
    listed: ({ jobs }) => jobs,
    codeOf: ({ body }) => body.error.code,
    succeeded: "succeeded",
  },
  "music-jobs": {
    authenticate: bearer,
    creating: "createJob",
    create: "/api/v1/music/jobs",
    body: { task: "text2music", prompt: "A short tune", duration: 1 },
    words: [(prompt) => ({ prompt }), (display_name) => ({ display_name }), (genre) => ({ genre })],
    idOf: ({ job }) => job.id,
    read: (id) => `/api/v1/music/jobs/${id}/status`,
    events: (id) => `/api/v1/music/jobs/${id}/events`,
    secret: "/api/v1/music/webhook-secret",
    list: "/api/v1/music/jobs",
    listed: (jobs) => jobs,
    codeOf: ({ body }) => body.code,
    succeeded: "COMPLETED",
  },
  "scene-jobs": {
    authenticate: bearer,
    creating: "createScenes",
    create: "/v1/scenes",
    body: { prompt: "A lighthouse", scenes: 2, size: "512x512" },
    words: [(prompt) => ({ prompt }), (scene) => ({ scenes: [scene] })],
    headers: { Prefer: "respond-async" },
    idOf: ({ job_id }) => job_id,
    read: (id) => `/v1/jobs/${id}`,
    events: (id) => `/v1/jobs/${id}/events`,
    secret: "/v1/webhook-secret",
    list: "/v1/jobs",
    listed: ({ generations }) => generations,
    codeOf: ({ body }) => body.error,
    succeeded: "completed",
  },
};

let service: Awaited<ReturnType<typeof startScenes>>;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeAll(async () => {
  service = await startScenes({ privateWebhooks: true });
  receiver = await openReceiver();
});
afterEach(() => {
  receiver.received.length = 0;
});
afterAll(async () => {
  receiver.close();
  await service.close();
});

describe.each(Object.entries(APIS))("%s", (name, api) => {
  const document: OpenApiDocument = JSON.parse(
    readFileSync(new URL(`./${name}/contract.json`, import.meta.url), "utf8"),
  );
  const contract = createContract(document);

  let caller: Caller;
  beforeEach(async () => {
    caller = await service.newCaller();
  });

  const call = (method: string, path: string, headers: Record<string, string> = {}, body?: unknown) =>
    service.call(method, path.replace("{org}", caller.organizationId), {
      headers: { ...api.authenticate(caller), ...headers },
      ...(body !== undefined && { body }),
    });
  const create = (headers: Record<string, string> = {}, body: object = {}) =>
    call("POST", api.create, { ...api.headers, ...headers }, { ...api.body, ...body });
  const make = async (body: object = {}): Promise<string> => {
    const made = await create({}, body);
    expect(made.status).toBe(202);
    return api.idOf(made.body);
  };
  const eventsOf = async (id: string, after?: number) => {
    const answer = await call("GET", api.events(id), after === undefined ? {} : { "Last-Event-ID": `${after}` });
    expect(answer.status).toBe(200);
    return parseEvents(answer.body);
  };
  const ended = async (id: string) => {
    const isEnded = async () =>
      /^(succeeded|completed|failed|refused)$/i.test((await call("GET", api.read(id))).body.status);
    await vi.waitUntil(isEnded, { timeout: 20_000 });
  };

  test("a request that is sent again with its Idempotency-Key makes one job, and gets the same answer", async () => {
    const first = await create({ "Idempotency-Key": "once" });
    const second = await create({ "Idempotency-Key": "once" });
    expect([first.status, second.status, second.body]).toEqual([202, 202, first.body]);
    expect(second.headers.get("Idempotency-Replayed")).toBe("true");
    expect(second.headers.get("Location")).toBe(first.headers.get("Location"));
    const other = await create({ "Idempotency-Key": "once" }, { prompt: "Something else" });
    expect([other.status, api.codeOf(other).toLowerCase()]).toEqual([422, "idempotency_key_reused"]);
    expect(api.listed((await call("GET", api.list)).body)).toHaveLength(1);
  });

  // PostgreSQL keeps no text with one.
  test("words with a NUL are refused, and such with other characters of control are not", async () => {
    for (const words of api.words) {
      expect((await create({}, words("a\0b"))).status).toBe(400);
      expect((await create({}, words("\ta\u0001b\n"))).status).not.toBe(400);
    }
  });

  test("what has not changed is not sent again", async () => {
    const id = await make();
    await ended(id);
    const read = await call("GET", api.read(id));
    const again = await call("GET", api.read(id), { "If-None-Match": read.headers.get("ETag") ?? "" });
    expect([again.status, again.body]).toEqual([304, ""]);
  });

  test("the events of a job lead to its end, and go on where a stream broke off", async () => {
    const id = await make();
    await ended(id);
    const all = await eventsOf(id, 0);
    expect(all.map((event) => event.id)).toEqual(all.map((_, index) => index + 1));
    expect(all.at(-2)).toMatchObject({ event: "status", data: { status: api.succeeded } });
    expect(all.at(-1)).toMatchObject({ event: "done", data: { status: api.succeeded } });
    for (let seen = 1; seen <= all.length; seen++) {
      const rest = await eventsOf(id, seen);
      expect(rest.map((event) => event.id)).toEqual(all.slice(seen).map((event) => event.id));
    }
    expect((await eventsOf(id)).map(({ event }) => event)).toEqual(["status", "done"]);
  });

  test("a webhook is told of the end, as the contract's callback says, and signed", async () => {
    const id = await make({ webhook_url: receiver.url });
    await ended(id);
    await vi.waitUntil(() => receiver.received.length > 0, { timeout: 20_000 });
    const [message] = receiver.received;
    const { secret } = (await call("GET", api.secret)).body;
    const told = new Webhook(secret).verify(message?.body ?? "", message?.headers ?? {});
    expect(JSON.stringify(told)).toContain(id);
    expect(schemaValidator(contract).validate(callbackSchema(), told, "request", { in: "body" })).toEqual([]);
  });

  test("a webhook that nobody could mean is refused", async () => {
    const refused = await create({}, { webhook_url: "https://me:secret@studio.example/hook" });
    expect([refused.status, api.codeOf(refused).toLowerCase()]).toEqual([422, "unprocessable_content"]);
    expect((await create({}, { webhook_url: "ftp://studio.example/hook" })).status).toBe(400);
    expect(api.listed((await call("GET", api.list)).body) ?? []).toEqual([]);
  });

  test("pages by cursor neither repeat nor skip a job while others arrive", async () => {
    const ids: string[] = [];
    for (let index = 0; index < 3; index++) ids.unshift(await make());
    const seen: string[] = [];
    let path: string | undefined = `${api.list}?limit=1`;
    while (path !== undefined) {
      const page: Answer = await call("GET", path);
      seen.push(...api.listed(page.body).map((job) => job.id ?? job.job_id));
      path = /^<(.+)>; rel="next"$/.exec(page.headers.get("Link") ?? "")?.[1];
      if (path) await make();
    }
    expect(seen).toEqual(ids);
  });

  /** What the contract says that the receiver of a webhook is sent. */
  function callbackSchema(): Schema {
    const [callback] = Object.values(contract.operation(api.creating)?.callbacks ?? {});
    const [item] = Object.values(callback as Record<string, { post: CallbackOperation }>);
    return item?.post.requestBody.content["application/json"].schema ?? false;
  }
});

test("music-jobs: a change with If-Match does not undo another, and one of several at once gets through", async () => {
  const caller = await service.newCaller();
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    service.call(method, path, { headers: { ...bearer(caller), ...headers }, ...(body !== undefined && { body }) });
  const made = await call("POST", "/api/v1/music/jobs", { task: "text2music", prompt: "endless" });
  const job = `/api/v1/music/jobs/${made.body.job.id}`;
  await vi.waitUntil(async () => (await call("GET", `${job}/status`)).body.progress > 0, { timeout: 20_000 });
  const rename = (display_name: string, tag: string | null) =>
    call("PATCH", job, { display_name }, { "If-Match": tag ?? "none" });

  const read = await call("GET", `${job}/status`);
  const first = await rename("First", read.headers.get("ETag"));
  expect([first.status, first.body.display_name]).toEqual([200, "First"]);
  const late = await rename("Late", read.headers.get("ETag"));
  expect([late.status, late.body.code]).toEqual([412, "PRECONDITION_FAILED"]);
  const answers = await Promise.all(["a", "b", "c"].map((name) => rename(name, first.headers.get("ETag"))));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412]);
  expect((await call("DELETE", job)).status).toBe(204);
});

interface CallbackOperation {
  readonly requestBody: { readonly content: { readonly "application/json": { readonly schema: Schema } } };
}
