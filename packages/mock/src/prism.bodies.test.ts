/** The mock beside Prism over generated bodies, good ones and bad ones: both take the same, and refuse the same. */
import type { Contract, MediaType, OpenApiDocument, Operation, Schema } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { readContract } from "@cantus/contract/read";
import { schemaValidator } from "@cantus/contract/schema";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cantusOf, documents, prismOf } from "./prism.fixture.ts";
import { sample } from "./sample.ts";
import { requestOf } from "./valid-request.fixture.ts";

/** Read by what Prism validates with: OpenAPI's own dialect switches its validation off (row `dialect`). */
const DIALECT = "https://json-schema.org/draft/2020-12/schema";

interface Taker {
  readonly operation: Operation;
  readonly content: MediaType;
  readonly schema: Schema;
}

function takersOf({ operations }: Contract): Taker[] {
  return operations.flatMap((operation) =>
    (operation.requestBody?.content ?? [])
      .filter(({ type, schema }) => isJson(type) && schema !== undefined)
      .slice(0, 1)
      .map((content) => ({ operation, content, schema: content.schema as Schema })),
  );
}

/** Bodies with something in them changed, as a caller may get it wrong: left out, of another type, or too much. */
function spoilt(body: unknown, at: number, how: number): unknown {
  const wrong = [undefined, null, "text", 7.5, true, [], {}];
  const members = typeof body === "object" && body !== null ? Object.keys(body) : [];
  const name = members[at % (members.length + 1)];
  if (name === undefined || Array.isArray(body)) return wrong[how % wrong.length] ?? null;
  const value = (body as Record<string, unknown>)[name];
  const isDeep = typeof value === "object" && value !== null && how % 2 === 0;
  const changed = isDeep ? spoilt(value, at + how, how + 1) : wrong[how % wrong.length];
  return { ...(body as object), [name]: changed };
}

/** How the mock refuses a body (row `status`). */
function refusalOf({ responses }: Operation): number {
  const declared = responses.map(({ status }) => status);
  return declared.includes("422") && !declared.includes("400") ? 422 : 400;
}

/** A made body without what only the server writes. */
function writable(contract: Contract, schema: Schema, body: unknown): unknown {
  const surplus = schemaValidator(contract)
    .validate(schema, body, "request")
    .filter(({ keyword }) => keyword === "readOnly");
  const names = new Set(surplus.map(({ pointer }) => pointer.slice(1)));
  const isObject = typeof body === "object" && body !== null && !Array.isArray(body);
  return isObject ? Object.fromEntries(Object.entries(body).filter(([name]) => !names.has(name))) : body;
}

// What Prism's loader takes minutes for is left out.
const readable = documents.filter((file) => !file.includes("figma"));
const contracts = (await Promise.all(readable.map((file) => readContract(file)))).map((contract) => ({
  name: contract.name,
  contract,
  takers: takersOf(contract),
}));

describe.each(contracts.filter(({ takers }) => takers.length > 0))("$name", ({ contract, takers }) => {
  it("takes and refuses the bodies that Prism does", async () => {
    const document = { ...contract.document, jsonSchemaDialect: DIALECT } as OpenApiDocument;
    const prism = prismOf(document, await getHttpOperationsFromSpec(structuredClone(document)));
    const cantus = cantusOf(contract);
    const cases = fc.record({
      taker: fc.constantFrom(...takers),
      seed: fc.nat(1000),
      at: fc.nat(20),
      how: fc.nat(13),
      isSpoilt: fc.boolean(),
    });
    const counts = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(cases, async ({ taker: { operation, content, schema }, seed, at, how, isSpoilt }) => {
        const whole = writable(contract, schema, sample(contract, schema, { dynamic: String(seed) }));
        const body = JSON.stringify(isSpoilt ? spoilt(whole, at, how) : whole);
        if (body === undefined) return;
        const { path, query, headers } = requestOf(contract, operation);
        const sent = {
          method: operation.method.toUpperCase(),
          path,
          query,
          headers: { ...headers, "content-type": content.type, "content-length": String(Buffer.byteLength(body)) },
          body,
        };
        const violations = schemaValidator(contract).validate(schema, JSON.parse(body), "request");
        const isValid = violations.length === 0;
        const theirs = await prism(sent);
        if (!theirs) return;
        const ours = await cantus(sent);
        const what = [
          `${operation.id} ${body.slice(0, 500)}`,
          `Prism: ${theirs.status}${theirs.refused ? ", refused" : ""}`,
          `Cantus: ${ours.status} ${JSON.stringify(violations)}`,
        ].join("\n");
        expect([ours.refused, ours.status], what).toEqual([!isValid, isValid ? ours.status : refusalOf(operation)]);
        // Rows `read-only` and `null`.
        if (!isValid && (body === "null" || violations.every(({ keyword }) => keyword === "readOnly"))) return;
        expect(theirs.refused, what).toBe(!isValid);
        if (isValid) expect(ours.status, what).toBe(theirs.status);
        counts[isValid ? "taken" : "refused"]++;
      }),
      { numRuns: 120, seed: 5 },
    );
    expect(Math.min(counts.taken, counts.refused), JSON.stringify(counts)).toBeGreaterThan(0);
  });
});
