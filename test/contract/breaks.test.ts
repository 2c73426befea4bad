/** That the contract tests beside this file would fail: each break is made on purpose, and must be found. */
import { createContract, type OpenApiDocument } from "@cantus/contract";
import { readContract } from "@cantus/contract/read";
import { createMock } from "@cantus/mock";
import { createMusicGenerations } from "@cantus/sdk/music-generations";
import { createRouter, type Handlers } from "@cantus/server";
import { record, type VerifyOptions, verify } from "@cantus/verify";
import { expectExchanges } from "@cantus/verify/vitest";
import express from "express";
import { describe, expect, it } from "vitest";

const contract = await readContract("music-generations");
const organization = { organization_id: "org_abc123" };

/** A server whose listGenerations answers this, whatever it is, and sends it unchecked. */
function serverThatLists(body: unknown) {
  const handlers = Object.fromEntries(
    // The wrong body is the point, so that no type may know of it.
    contract.operations.map(({ id }) => [
      id,
      (_request: unknown, reply: (...reply: unknown[]) => unknown) => reply(200, body),
    ]),
  ) as unknown as Handlers<Record<string, never>>;
  return express().use(
    createRouter(contract, { handlers, security: { ApiKeyAuth: () => ({}) }, validateResponses: false }),
  );
}

async function findingsOf(body: unknown): Promise<string[]> {
  const options = {
    phases: ["examples"],
    only: ["listGenerations"],
    headers: { "X-API-Key": "any-key" },
  } satisfies VerifyOptions;
  const { findings } = await verify(contract, serverThatLists(body), options).result;
  return findings.map(({ check, pointer }) => `${check} ${pointer}`);
}

describe("a break is found", () => {
  it("in the server: no finding while the handler answers as the contract says", async () => {
    expect(await findingsOf({ jobs: [], limit: 20, offset: 0 })).toEqual([]);
  });

  it("in the server: a wrong field in a handler", async () => {
    expect(await findingsOf({ jobs: [], limit: "20", offset: 0 })).toEqual([expect.stringContaining("/limit")]);
  });

  it("in the client: a wrong path in a call", async () => {
    const recorder = record((request) => createMock([contract]).fetch(request));
    const music = createMusicGenerations({ baseUrl: "http://mock.test", apiKey: "any-key", fetch: recorder.fetch });
    await music.GET("/v1/music/{organization_id}/tracks", { params: { path: organization } });
    expectExchanges(contract, recorder.exchanges, { sides: "both" });

    // @ts-expect-error: the contract has no such path
    await music.GET("/v1/music/{organization_id}/songs", { params: { path: organization } });
    expect(() => expectExchanges(contract, recorder.exchanges, { sides: "both" })).toThrow(/songs/);
  });

  it("between them: a contract that has changed since the voice was made", async () => {
    const recorder = record((request) => createMock([contract]).fetch(request));
    const music = createMusicGenerations({ baseUrl: "http://mock.test", apiKey: "any-key", fetch: recorder.fetch });
    await music.listGenerations({ path: organization });
    expectExchanges(contract, recorder.exchanges, { sides: "both" });

    const changed = structuredClone(contract.document) as OpenApiDocument & {
      components: { schemas: { GenerationList: { required: string[]; properties: Record<string, object> } } };
    };
    changed.components.schemas.GenerationList.required.push("total");
    changed.components.schemas.GenerationList.properties.total = { type: "integer" };
    const next = createContract(changed, { name: contract.name });
    expect(() => expectExchanges(next, recorder.exchanges)).toThrow(/total/);
  });
});
