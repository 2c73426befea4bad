import { readFileSync } from "node:fs";
import { createContract, type OpenApiDocument, type Operation } from "@cantus/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Caller, makeTrack, startService } from "../../testing/service.ts";

const document: OpenApiDocument = JSON.parse(readFileSync(new URL("./contract.json", import.meta.url), "utf8"));
const operations = createContract(document).operations.filter(({ security }) => security.length > 0);

let service: Awaited<ReturnType<typeof startService>>;
let owner: Caller;
let colleague: Caller;
let stranger: Caller;
let own: Record<string, string>;
beforeAll(async () => {
  service = await startService();
  owner = await service.newCaller();
  colleague = await service.newCaller(["USE_MUSIC_GENERATION"], owner.organizationId);
  stranger = await service.newCaller();
  const track_id = await makeTrack(owner);
  const jobs = (await owner.call("GET", "/generations")).body.jobs;
  const collection_id = (await owner.call("POST", "/collections", { body: { name: "Mine" } })).body.id;
  await owner.call("PUT", `/collections/${collection_id}/tracks/${track_id}`);
  own = { organization_id: owner.organizationId, job_id: jobs[0].id, track_id, collection_id };
});
afterAll(() => service.close());

const BODIES: Readonly<Record<string, unknown>> = {
  createGeneration: { prompt: "A short tune" },
  createCollection: { name: "Theirs" },
  updateCollection: { name: "Stolen" },
};

function call(operation: Operation, caller: Caller, values: Readonly<Record<string, string>>) {
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
  const body = BODIES[operation.id];
  return service.call(operation.method.toUpperCase(), path, { key: caller.key, ...(body !== undefined && { body }) });
}

const snapshot = async () =>
  Promise.all(["/generations", "/tracks", "/collections"].map(async (path) => (await owner.call("GET", path)).body));

describe("another organization's key", () => {
  test.each(operations.map((operation) => [operation.id, operation] as const))(
    "finds nothing in the owner's organization: %s",
    async (_, operation) => {
      const before = await snapshot();
      const { status, body } = await call(operation, stranger, own);
      expect([status, body.error?.code]).toEqual([404, "RESOURCE_NOT_FOUND"]);
      expect(await snapshot()).toEqual(before);
    },
  );
});

describe("the owner's ids", () => {
  const withIds = operations.filter(({ path }) => /\{(job|track|collection)_id\}/.test(path));

  test.each(withIds.map((operation) => [operation.id, operation] as const))(
    "are 404 to a colleague, and to another organization: %s",
    async (_, operation) => {
      const before = await snapshot();
      for (const caller of [colleague, stranger]) {
        const values = { ...own, organization_id: caller.organizationId };
        const { status, body } = await call(operation, caller, values);
        expect([status, body.error?.code]).toEqual([404, "RESOURCE_NOT_FOUND"]);
      }
      expect(await snapshot()).toEqual(before);
    },
  );

  test("do not mix into a colleague's lists", async () => {
    for (const [path, member] of [
      ["/generations", "jobs"],
      ["/tracks", "items"],
      ["/collections", "items"],
      [`/tracks?collection_id=${own.collection_id}`, "items"],
    ] as const)
      expect((await colleague.call("GET", path)).body[member]).toEqual([]);
  });

  test("cannot be put into a colleague's collection, nor a colleague's track into the owner's", async () => {
    const collection = (await colleague.call("POST", "/collections", { body: { name: "Mine" } })).body.id;
    const track = await makeTrack(colleague);
    for (const method of ["PUT", "DELETE"]) {
      expect((await colleague.call(method, `/collections/${collection}/tracks/${own.track_id}`)).status).toBe(404);
      expect((await owner.call(method, `/collections/${own.collection_id}/tracks/${track}`)).status).toBe(404);
    }
  });

  test("look the same to others as ids that were never used", async () => {
    const taken = await colleague.call("GET", `/generations/${own.job_id}`);
    const never = await colleague.call("GET", "/generations/mgen_000000000000");
    const bare = ({ body }: typeof taken) => ({ ...body.error, details: null, trace_id: null, timestamp: null });
    expect(bare(taken)).toEqual(bare(never));
  });
});
