/** That a request means what docs/requests.md says, to the server with each of its validators, and to the mock. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createContract } from "@cantus/contract";
import { createMock } from "@cantus/mock";
import { createRouter, type Listening, listen, problemHandlers } from "@cantus/server";
import express, { type Express } from "express";
import { afterAll, describe, expect, it } from "vitest";
import { pageOf } from "./page.ts";
import type { Declaration, Given, Row } from "./row.ts";
import { COMPONENTS } from "./subjects/choices.ts";
import { SUBJECTS } from "./subjects.ts";
import { type Answer, exchange } from "./wire.ts";

/** Each validator; and Express as it listens by itself, without what `listen` does to be fast. */
const SERVERS = [
  { validator: "express-openapi-validator", listenBy: "listen" },
  { validator: "compiled", listenBy: "listen" },
  { validator: "compiled", listenBy: "Express" },
] as const;

const rows = SUBJECTS.flatMap((subject) => subject.rows);
const declarations = [...new Set(rows.map(({ declaration }) => declaration))];
const prefixes = new Map(declarations.map((declaration, i) => [declaration, `/${i}`]));
const contract = createContract(documentOf(declarations) as never);
const told = new Map<Row, string>();

/** What the handler of a declaration answers with next, and was given last. */
const answers = new Map<Declaration, unknown>();
const given = new Map<Declaration, Given>();

function documentOf(declarations: readonly Declaration[]) {
  const items = declarations.flatMap((declaration) => Object.entries(declaration.paths(prefixOf(declaration))));
  const paths = items.map(([path, item]) => [path, named(path, item)]);
  return {
    openapi: "3.1.1",
    info: { title: "Requests", version: "1" },
    paths: Object.fromEntries(paths),
    components: { schemas: COMPONENTS },
  };
}

/** Each operation named by its path, which begins with the number of its declaration. */
function named(path: string, item: Readonly<Record<string, unknown>>) {
  const operations = Object.entries(item).map(([method, operation]) => [
    method,
    { operationId: `${method} ${path}`, ...(operation as object) },
  ]);
  return Object.fromEntries(operations);
}

function prefixOf(declaration: Declaration): string {
  return prefixes.get(declaration) as string;
}

async function serve({ validator, listenBy }: (typeof SERVERS)[number]): Promise<Pick<Listening, "port" | "close">> {
  const handlers = contract.operations.map((operation) => {
    const { id, path } = operation;
    const contentType = operation.response(200)?.content[0]?.type ?? "application/json";
    const declaration = declarations[Number(path.split("/")[1])] as Declaration;
    const handler = ({ path, query, headers, cookies, body }: Given, reply: (...args: unknown[]) => unknown) => {
      const received = { path, query, headers, cookies, body };
      given.set(declaration, received);
      const value = declaration.answer ? answers.get(declaration) : {};
      return reply(200, value, { contentType });
    };
    return [id, handler];
  });
  const options = { handlers: Object.fromEntries(handlers), security: {}, validator, onFinding: () => {} };
  const app = express().use(createRouter<never>(contract, options as never), ...problemHandlers(contract));
  return listenBy === "listen" ? listen(app, { port: 0 }) : listenPlainly(app);
}

async function listenPlainly(app: Express): Promise<Pick<Listening, "port" | "close">> {
  const server = app.listen(0, "127.0.0.1");
  await once(server, "listening");
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port: (server.address() as AddressInfo).port, close };
}

function detailOf({ body }: Answer): string {
  return body.startsWith("{") ? ((JSON.parse(body) as { detail?: string }).detail ?? "") : "";
}

function last(answers: readonly Answer[]): Answer | undefined {
  return answers.at(-1);
}

async function send(row: Row, port: number): Promise<Answer[]> {
  const [sent = "", cut] = row.sent.split("✂");
  return exchange(port, row.declaration.request(sent, prefixOf(row.declaration)), cut !== undefined);
}

function expectAnswered(row: Row, got: readonly Answer[]): void {
  const { verdict } = row;
  if (verdict.kind === "accepted")
    expect(got.map(({ status, body }) => [status, status === 200 || body])).toEqual([[200, true]]);
  if (verdict.kind === "refused") expect(got.map(({ status }) => status)).toEqual([verdict.status]);
  if (verdict.kind !== "answered") return;
  expect(got.map(({ status }) => status)).toEqual(verdict.statuses);
  for (const [name, value] of Object.entries(verdict.headers)) {
    expect(last(got)?.headers[name.toLowerCase()] ?? null, name).toBe(value);
  }
}

describe.each(SERVERS)("the server, validating by $validator, listening by $listenBy", async (how) => {
  const server = await serve(how);
  afterAll(() => server.close(0));

  describe.each(SUBJECTS)("$title", ({ rows }) => {
    it.each(rows)("$declaration.text ← $sent", async (row) => {
      const { declaration, sent, verdict } = row;
      given.delete(declaration);
      if (declaration.answer) answers.set(declaration, declaration.answer(sent));
      const got = await send(row, server.port);
      expectAnswered(row, got);
      if (verdict.kind === "accepted" && declaration.received) {
        expect(declaration.received(given.get(declaration) as Given)).toEqual(verdict.value);
      }
      if (verdict.kind === "accepted" && declaration.answer)
        expect(JSON.parse(last(got)?.body ?? "")).toEqual(verdict.value);
      // A request that is refused never reaches its handler.
      if (verdict.kind === "refused" && !declaration.answer) expect(given.has(declaration)).toBe(false);
      const words = detailOf(last(got) ?? { status: 0, headers: {}, body: "" }).replaceAll(prefixOf(declaration), "");
      expect(words).toBe(told.get(row) ?? words);
      told.set(row, words);
    });
  });
});

describe("the mock", async () => {
  const mock = await createMock([contract]).listen({ port: 0 });
  afterAll(() => mock.close());

  describe.each(SUBJECTS)("$title", ({ rows }) => {
    it.each(rows.filter(({ isForMock }) => isForMock))("$declaration.text ← $sent", async (row) => {
      const got = await send(row, mock.port);
      expectAnswered(row, got);
      const words = detailOf(last(got) ?? { status: 0, headers: {}, body: "" }).replaceAll(
        prefixOf(row.declaration),
        "",
      );
      if (row.verdict.kind === "refused") expect(words).toBe(told.get(row) ?? words);
    });
  });
});

it("docs/requests.md says what happened", async () => {
  await expect(pageOf(SUBJECTS, told)).toMatchFileSnapshot("../../docs/requests.md");
});
