/** Risks: what takes long and what stays in memory, of targets that keep their contract. */
import { setTimeout as sleep } from "node:timers/promises";
import express from "express";
import { describe, expect, test } from "vitest";
import { contractOf, strictTarget } from "../testdata/strict.ts";
import { verify } from "../verify.ts";

const contract = contractOf({
  requestBody: {
    required: true,
    content: {
      "application/json": {
        schema: { type: "object", properties: { name: { type: "string", minLength: 1, maxLength: 500 } } },
      },
    },
  },
});

const reading = contractOf(
  {},
  { paths: { "/x": { get: { operationId: "getX", responses: { 200: { description: "" } } } } } },
);

describe("a slow answer", () => {
  const phases = ["examples", "boundaries", "endurance"] as const;
  const target = strictTarget(contract);
  const slowWhere = (isSlow: (body: string) => boolean) => async (request: Request) => {
    const body = await request.clone().text();
    if (isSlow(body)) await sleep(600);
    return target(request);
  };

  test("is a risk where one request has it each time, and others never", async () => {
    const { risks, findings } = await verify(
      contract,
      slowWhere(({ length }) => length > 400),
      { phases },
    ).result;
    expect(findings).toEqual([]);
    const message = expect.stringMatching(
      /^make takes \d{3,} ms for one request, each time, and [\d.]+ ms for an ordinary one\.$/,
    );
    expect(risks).toMatchObject([{ code: "slow-answer", operationId: "make", message }]);
  });

  test("is none where it happens once", async () => {
    let count = 0;
    const { risks } = await verify(
      contract,
      slowWhere(() => ++count === 20),
      { phases },
    ).result;
    expect(count).toBeGreaterThan(20);
    expect(risks).toEqual([]);
  });
});

describe("memory", () => {
  const kept: unknown[] = [];
  const app = (isLeaking: boolean) =>
    express().get("/x", (_, response) => {
      if (isLeaking) kept.push(Array.from({ length: 1_000 }, (_, index) => index / 3));
      response.end();
    });

  test("that each reading leaves behind is a risk, with how much", async () => {
    const { risks, findings } = await verify(reading, app(true), { phases: ["examples", "endurance"] }).result;
    expect(findings).toEqual([]);
    expect(risks.map(({ code, message }) => [code, message])).toEqual([
      [
        "memory-growth",
        expect.stringMatching(/^getX leaves \d+\.\d kB in memory for each request, and it only reads\.$/),
      ],
    ]);
  });

  test("is told of all readings together where no requests are left to tell which", async () => {
    const phases = ["examples", "endurance"] as const;
    const { risks } = await verify(reading, app(true), { phases, requests: 800 }).result;
    expect(risks.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^Reading by getX in turn leaves \d+\.\d kB in memory for each request\.$/),
    ]);
  });

  test("that is given back is none", async () => {
    const { risks } = await verify(reading, app(false), { phases: ["examples", "endurance"] }).result;
    expect(risks).toEqual([]);
  });
});
