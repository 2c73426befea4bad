/** Whatever is one member's is nobody else's: every operation of every contract is tried with another one's ids. */
import { readFileSync } from "node:fs";
import { createContract, type OpenApiDocument, type Operation } from "@cantus/contract";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Answer, type Caller, ended, makeTrack, startService } from "../testing/service.ts";

/** In the owner's words, so that it shows wherever they get out. */
const MARK = "Zanzibar";

interface Api {
  readonly headers: (caller: Caller) => Record<string, string>;
  /** Makes what there is to steal, and returns its ids by the names of path parameters. */
  readonly prepare: (owner: Caller) => Promise<Record<string, string>>;
  /** What operations with a body are called with, by operationId. */
  readonly bodies: Readonly<Record<string, unknown>>;
  /** What the owner sees, which nobody may change. */
  readonly lists: (owner: Caller) => readonly string[];
  readonly codeOf: (answer: Answer) => unknown;
  readonly notFound: string;
}

const bearer = ({ key }: Caller) => ({ Authorization: `Bearer ${key}` });

const APIS: Readonly<Record<string, Api>> = {
  "music-generations": {
    headers: ({ key }) => ({ "X-API-Key": key }),
    async prepare(owner) {
      const track_id = await makeTrack(owner, { prompt: `A tune for ${MARK}`, title: MARK });
      const { jobs } = (await owner.call("GET", "/generations")).body;
      const collection_id = (await owner.call("POST", "/collections", { body: { name: MARK } })).body.id;
      await owner.call("PUT", `/collections/${collection_id}/tracks/${track_id}`);
      return { organization_id: owner.organizationId, job_id: jobs[0].id, track_id, collection_id };
    },
    bodies: {
      createGeneration: { prompt: "A short tune", duration: 1 },
      createCollection: { name: "Theirs" },
      updateCollection: { name: "Stolen" },
    },
    lists: ({ organizationId }) =>
      ["generations", "tracks", "collections"].map((name) => `/v1/music/${organizationId}/${name}`),
    codeOf: ({ body }) => body.error?.code,
    notFound: "RESOURCE_NOT_FOUND",
  },
  "music-jobs": {
    headers: bearer,
    async prepare(owner) {
      const body = { task: "text2samples", prompt: `A tune for ${MARK}`, display_name: MARK, genre: "zanzibari" };
      const made = await as(owner, "music-jobs", "POST", "/api/v1/music/jobs", body);
      const { id } = made.body.job;
      const status = async () => (await as(owner, "music-jobs", "GET", `/api/v1/music/jobs/${id}/status`)).body.status;
      await vi.waitUntil(async () => /COMPLETED|FAILED/.test(await status()), { timeout: 30_000 });
      await as(owner, "music-jobs", "PUT", `/api/v1/music/jobs/${id}/like`);
      return { job_id: id };
    },
    bodies: {
      createJob: { task: "text2samples", prompt: "A short tune" },
      updateJob: { display_name: "Stolen" },
    },
    lists: () => [
      "/api/v1/music/jobs",
      "/api/v1/music/liked",
      "/api/v1/music/jobs/counts",
      "/api/v1/music/filters/stats",
    ],
    codeOf: ({ body }) => body.code,
    notFound: "NOT_FOUND",
  },
  "scene-jobs": {
    headers: bearer,
    async prepare(owner) {
      const made = await as(owner, "scene-jobs", "POST", "/v1/scenes", {
        prompt: `A view of ${MARK}`,
        size: "512x512",
      });
      expect(made.status).toBe(201);
      return { job_id: made.body.job_id };
    },
    bodies: { createScenes: { prompt: "A lighthouse", size: "512x512" } },
    lists: () => ["/v1/jobs"],
    codeOf: ({ body }) => body.error,
    notFound: "not_found",
  },
};

let service: Awaited<ReturnType<typeof startService>>;
beforeAll(async () => {
  service = await startService();
});
afterAll(() => service.close());

/** A call with a caller's credentials. */
function as(caller: Caller, api: string, method: string, path: string, body?: unknown): Promise<Answer> {
  return service.call(method, path, {
    headers: APIS[api]?.headers(caller) ?? {},
    ...(body !== undefined && { body }),
  });
}

describe.each(Object.entries(APIS))("%s", (name, api) => {
  const document: OpenApiDocument = JSON.parse(
    readFileSync(new URL(`./${name}/contract.json`, import.meta.url), "utf8"),
  );
  const operations = createContract(document).operations.filter(({ security }) => security.length > 0);
  const OWN = /\{(job|track|collection)_id\}/;
  const withIds = operations.filter(({ path }) => OWN.test(path));
  const withoutIds = operations.filter(({ path }) => !OWN.test(path));

  let owner: Caller;
  let colleague: Caller;
  let stranger: Caller;
  let own: Record<string, string>;
  beforeAll(async () => {
    owner = await service.newCaller();
    colleague = await service.newCaller(["USE_MUSIC_GENERATION"], owner.organizationId);
    stranger = await service.newCaller();
    own = await api.prepare(owner);
  });

  const call = (operation: Operation, caller: Caller, values: Readonly<Record<string, string>>) =>
    as(
      caller,
      name,
      operation.method.toUpperCase(),
      operation.path.replace(/\{(\w+)\}/g, (_, parameter: string) => values[parameter] ?? ""),
      api.bodies[operation.id],
    );

  const snapshot = () =>
    Promise.all(
      api.lists(owner).map(async (path) => {
        const { status, body } = await as(owner, name, "GET", path);
        // Signed anew in each answer.
        return [status, JSON.stringify(body).replace(/\?expires=\d+&signature=[\w-]+/g, "")];
      }),
    );

  function expectNothingOf(answer: Answer): void {
    const text = `${JSON.stringify(answer.body)} ${answer.headers.get("Link")}`.toLowerCase();
    for (const id of [own.job_id, own.track_id, own.collection_id, MARK.toLowerCase()])
      if (id) expect(text).not.toContain(id);
  }

  test("has operations with ids, and every body that they need", () => {
    expect(withIds.length).toBeGreaterThan(0);
    const needed = operations.filter(({ requestBody }) => requestBody).map(({ id }) => id);
    expect(Object.keys(api.bodies).sort()).toEqual(needed.sort());
  });

  test.each(withIds.map((operation) => [operation.id, operation] as const))(
    "%s: the owner's ids are 404 to a colleague, and to another organization",
    async (_, operation) => {
      const before = await snapshot();
      for (const caller of [colleague, stranger]) {
        const answer = await call(operation, caller, { ...own, organization_id: caller.organizationId });
        expect([answer.status, api.codeOf(answer)]).toEqual([404, api.notFound]);
      }
      expect(await snapshot()).toEqual(before);
    },
  );

  test.each(withoutIds.map((operation) => [operation.id, operation] as const))(
    "%s: shows and changes nothing of the owner's",
    async (_, operation) => {
      const before = await snapshot();
      for (const caller of [colleague, stranger]) {
        const answer = await call(operation, caller, { organization_id: caller.organizationId });
        expect(answer.status).toBeLessThan(300);
        expectNothingOf(answer);
      }
      expect(await snapshot()).toEqual(before);
    },
  );

  const inOrganization = operations.filter(({ path }) => path.includes("{organization_id}"));
  if (inOrganization.length > 0)
    test.each(inOrganization.map((operation) => [operation.id, operation] as const))(
      "%s: the owner's organization does not exist for another one's key",
      async (_, operation) => {
        const before = await snapshot();
        const answer = await call(operation, stranger, own);
        expect([answer.status, api.codeOf(answer)]).toEqual([404, api.notFound]);
        expect(await snapshot()).toEqual(before);
      },
    );

  test("ids of others look like ids that were never used", async () => {
    for (const operation of withIds.filter(({ method }) => method === "get")) {
      const never = Object.fromEntries(
        Object.entries(own).map(([parameter, id]) => [parameter, id.replace(/[0-9a-f]{12}$/, "000000000000")]),
      );
      const [taken, unused] = await Promise.all(
        [own, never].map((values) =>
          call(operation, colleague, { ...values, organization_id: colleague.organizationId }),
        ),
      );
      expect(bare(taken)).toEqual(bare(unused));
    }
  });
});

/** An error without what is different each time: ids, names of requests, times. */
function bare(answer: Answer | undefined): unknown {
  return JSON.parse(JSON.stringify(answer?.body).replace(/[0-9a-f]{12}/g, "id"), (key, value) =>
    ["trace_id", "request_id", "timestamp"].includes(key) ? null : value,
  );
}

describe("in a library", () => {
  test("nobody's track gets into another one's collection", async () => {
    const owner = await service.newCaller();
    const colleague = await service.newCaller(["USE_MUSIC_GENERATION"], owner.organizationId);
    const thingsOf = async (caller: Caller) => ({
      track: await makeTrack(caller),
      collection: (await caller.call("POST", "/collections", { body: { name: "Mine" } })).body.id,
    });
    const [owners, colleagues] = [await thingsOf(owner), await thingsOf(colleague)];
    for (const method of ["PUT", "DELETE"])
      for (const [caller, { collection }, { track }] of [
        [colleague, colleagues, owners],
        [owner, owners, colleagues],
      ] as const)
        expect((await caller.call(method, `/collections/${collection}/tracks/${track}`)).status).toBe(404);
    for (const caller of [owner, colleague]) expect((await caller.call("GET", "/tracks")).body.items).toEqual([]);
  });

  test("the owner's cursor leads another one into their own list", async () => {
    const owner = await service.newCaller();
    const stranger = await service.newCaller();
    const mine = await stranger.call("POST", "/generations", { body: { prompt: "A short tune", duration: 1 } });
    await ended(stranger, mine.body.id);
    for (let index = 0; index < 2; index++)
      await owner.call("POST", "/generations", { body: { prompt: "A short tune", duration: 1 } });
    const link = (await owner.call("GET", "/generations?limit=1")).headers.get("Link") ?? "";
    const cursor = /cursor=([\w-]+)/.exec(link)?.[1];
    const theirs = await stranger.call("GET", `/generations?cursor=${cursor}`);
    expect(theirs.body.jobs.map(({ id }: { id: string }) => id)).toEqual([mine.body.id]);
  });
});
