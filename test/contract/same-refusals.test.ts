/** That server and mock refuse the same request with the same bytes, whatever is wrong with it. */
import type { Contract } from "@cantus/contract";
import { readContracts } from "@cantus/contract/read";
import { createMock } from "@cantus/mock";
import { createRouter, listen, problemHandlers } from "@cantus/server";
import express from "express";
import { afterAll, describe, expect, it } from "vitest";
import { KINDS } from "./bad-requests.ts";
import { CREDENTIALS } from "./credentials.ts";
import { draftsOf, type SentRequest, write } from "./draft.ts";
import { ODD } from "./odd-contract.ts";

const contracts: readonly Contract[] = [...(await readContracts([])), ODD];
const voices = await Promise.all(contracts.map(bothVoices));
afterAll(() => Promise.all(voices.flatMap(({ server, mock }) => [server.close(0), mock.close()])));

/** A server that refuses what it must and can do nothing else, and the mock. */
async function bothVoices(contract: Contract) {
  const fail = () => {
    throw new Error("The request reached its handler.");
  };
  const options = {
    handlers: Object.fromEntries(contract.operations.map(({ id }) => [id, fail])),
    security: Object.fromEntries([...contract.securitySchemes.keys()].map((name) => [name, () => ({})])),
    onFinding: () => {},
  };
  const app = express().use(createRouter<never>(contract, options as never), ...problemHandlers(contract));
  const server = await listen(app, { port: 0 });
  // What is gone is refused for reasons of its own.
  const mock = await createMock([contract], { memory: false }).listen({ port: 0 });
  const drafts = contract.operations.flatMap((operation) => draftsOf(contract, operation, credentialsOf(contract)));
  return { contract, server, mock, drafts };
}

function credentialsOf({ name }: Contract): Record<string, string> {
  return CREDENTIALS[name] ?? { "X-API-Key": "any-key", Authorization: "Bearer any-token", Cookie: "session=any-key" };
}

interface Refusal {
  /** What was sent, for whoever reads a difference. */
  readonly request: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly body: string;
}

const COMPARED = [
  "Content-Type",
  "Content-Length",
  "Allow",
  "WWW-Authenticate",
  "Accept",
  "Accept-Encoding",
  "X-Request-Id",
];

async function send(url: string, request: SentRequest): Promise<Refusal> {
  const { method, target, headers, body } = request;
  const response = await fetch(url + target, {
    method,
    headers: { ...headers, "X-Request-Id": "the-same-for-both" },
    redirect: "manual",
    ...(body !== undefined && { body }),
  });
  return {
    request: shown(request),
    status: response.status,
    headers: Object.fromEntries(COMPARED.map((name) => [name, response.headers.get(name)])),
    body: (await response.text()).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "<time>"),
  };
}

function shown({ method, target, headers, body }: SentRequest): string {
  const text = body === undefined ? "" : new TextDecoder().decode(body).slice(0, 80);
  return `${method} ${target.slice(0, 120)} ${JSON.stringify(headers)} ${text}`;
}

describe.each(voices)("server and mock of $contract.name", ({ server, mock, drafts }) => {
  const good = drafts.map((draft) => ({ id: draft.operation.id, type: draft.media?.type ?? "no body", draft }));
  it.each(good)("let a good request through: $id with $type", async ({ draft }) => {
    const request = write(draft);
    expect((await send(mock.url, request)).status).toBeLessThan(400);
    // Its handler was reached, which throws.
    expect((await send(server.url, request)).status).toBe(500);
  });

  const kinds = KINDS.map((kind) => ({ ...kind, requests: drafts.flatMap(kind.requests) }));
  it.each(kinds.filter(({ requests }) => requests.length > 0))("answer alike $name", async ({ requests, statuses }) => {
    const said = { server: [] as Refusal[], mock: [] as Refusal[] };
    for (const request of requests) {
      const [byServer, byMock] = await Promise.all([send(server.url, request), send(mock.url, request)]);
      said.server.push(byServer);
      said.mock.push(byMock);
    }
    expect(said.mock).toEqual(said.server);
    for (const { request, status } of said.server) expect(statuses, request).toContain(status);
  });
});

it("each kind of bad request is possible somewhere", () => {
  const drafts = voices.flatMap((voice) => voice.drafts);
  const impossible = KINDS.filter(({ requests }) => drafts.flatMap(requests).length === 0);
  expect(impossible.map(({ name }) => name)).toEqual([]);
});
