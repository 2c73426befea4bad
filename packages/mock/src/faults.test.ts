import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { ContractFaultEvent } from "./events.ts";
import { serveMock } from "./serve.ts";

const CONTRACT = `openapi: 3.1.0
info: { title: Jobs, version: "1" }
paths:
  /jobs:
    post:
      operationId: createJob
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required: [name]
              properties:
                name: { type: string }
                code: { type: string, pattern: "[" }
      responses:
        "201":
          description: Created
          content:
            application/json:
              schema: { type: object, required: [id], properties: { id: { type: string } } }
              example:
                id: 1
`;

it("tells what in a contract cannot be done as it is written, by its line, and does the rest", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cantus-faults-"));
  const file = join(folder, "openapi.yaml");
  await writeFile(file, CONTRACT);
  const told: ContractFaultEvent[] = [];
  const both = Promise.withResolvers<void>();
  const served = await serveMock([file], {
    port: 0,
    onEvent(event) {
      if (event.kind === "contract-fault") told.push(event);
      if (told.length === 2) both.resolve();
    },
  });
  await both.promise;
  expect(told.map(({ notice }) => [notice.message, notice.location?.line])).toEqual([
    ["The example breaks its schema: /id must be string.", 23],
    [expect.stringContaining("The pattern `["), 15],
  ]);

  const send = (body: unknown) =>
    fetch(`${served.url}/jobs`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  expect((await send({ code: "x" })).status, "what is missing is missed all the same").toBe(400);
  expect(await (await send({ name: "a", code: "x" })).json(), "the example is repaired").toEqual({
    id: expect.any(String),
  });
  await served.close();
  await rm(folder, { recursive: true });
});
