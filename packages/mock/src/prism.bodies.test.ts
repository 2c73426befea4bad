/**
 * The mock beside Prism over generated bodies, good ones and bad ones: both take the same, and refuse the same, unless a row
 * of docs/mock-and-prism.md says that they do not. `CANTUS_TEST_RUNS=20000` asks of every operation, and so often.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  type Contract,
  decodeForm,
  encodeForm,
  type MediaType,
  type OpenApiDocument,
  type Operation,
  type Schema,
  type Violation,
} from "@cantus/contract";
import { isJson, isUrlEncoded } from "@cantus/contract/media-type";
import { readContract } from "@cantus/contract/read";
import { DEFAULT_BODY_LIMIT } from "@cantus/contract/request";
import { schemaValidator } from "@cantus/contract/schema";
import { getHttpOperationsFromSpec } from "@stoplight/prism-http";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sliceOf } from "./document-slice.fixture.ts";
import { cantusOf, corpus, documents, prismOf } from "./prism.fixture.ts";
import { sample } from "./sample.ts";
import { requestOf } from "./valid-request.fixture.ts";

const asked = process.env.CANTUS_TEST_RUNS;
const RUNS = Number(asked ?? 60);
const TIMEOUT = 60_000 + RUNS * 1000;
/** Of a document, spread over it: Prism takes long to read each. */
const OPERATIONS = asked ? Number.POSITIVE_INFINITY : 10;
/** Of an operation, before they are spoilt, and in bytes: large ones take long to make and to judge. */
const [BODIES, LONGEST] = asked ? [1000, DEFAULT_BODY_LIMIT] : [4, 40_000];

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
      .filter(({ type, schema }) => (isJson(type) || isUrlEncoded(type)) && schema !== undefined)
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
  const pointers = new Set(surplus.map(({ pointer }) => pointer));
  const without = (value: unknown, pointer: string): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((each, at) => without(each, `${pointer}/${at}`));
    const members = Object.entries(value).map(([name, member]) => {
      const below = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      return pointers.has(below) ? [] : [[name, without(member, below)]];
    });
    return Object.fromEntries(members.flat());
  };
  return without(body, "");
}

function written(contract: Contract, content: MediaType, value: unknown): string | undefined {
  if (!isUrlEncoded(content.type)) return JSON.stringify(value);
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? encodeForm(contract, content, JSON.parse(JSON.stringify(value))) : undefined;
}

function violationsOf(contract: Contract, { content, schema }: Taker, body: string): readonly Violation[] {
  const form = isUrlEncoded(content.type) ? decodeForm(contract, content, body) : undefined;
  if (form && form.violations.length > 0) return form.violations;
  return schemaValidator(contract).validate(schema, form ? form.value : JSON.parse(body), "request");
}

/** What a row of docs/mock-and-prism.md says of these two, and so is not compared. */
function isKnown(contract: Contract, { content }: Taker, body: string, violations: readonly Violation[]): boolean {
  // Rows `null` and `required-null`.
  if (body === "null") return true;
  // Row `read-only`.
  if (violations.length > 0 && violations.every(({ keyword }) => keyword === "readOnly")) return true;
  // Row `form-list`.
  return isUrlEncoded(content.type) && Object.values(decodeForm(contract, content, body).value).some(Array.isArray);
}

/** Whether an answer would have to have more in it. */
function lacksReadOnly(contract: Contract, { content, schema }: Taker, body: string): boolean {
  return (
    isJson(content.type) &&
    schemaValidator(contract)
      .validate(schema, JSON.parse(body), "response")
      .some(({ keyword }) => keyword === "required")
  );
}

function isComparable({ document }: Contract, operation: Operation): boolean {
  // Row `either`.
  const hasChoice = operation.parameters.some(({ schema }) => typeof schema === "object" && schema.oneOf !== undefined);
  // Row `unrunnable`.
  return !hasChoice && !hasUnrunnablePattern(sliceOf(document, operation));
}

function hasUnrunnablePattern(node: unknown): boolean {
  if (typeof node !== "object" || node === null) return false;
  const { pattern } = node as { pattern?: unknown };
  if (typeof pattern === "string" && !isRunnable(pattern)) return true;
  return Object.values(node).some(hasUnrunnablePattern);
}

function isRunnable(pattern: string): boolean {
  try {
    new RegExp(pattern, "u");
    return true;
  } catch {
    return false;
  }
}

function spread<T>(all: readonly T[], most: number): T[] {
  const step = Math.max(1, all.length / most);
  return all.filter((_, at) => Math.floor(at / step) !== Math.floor((at - 1) / step));
}

const larger = [
  "github/api.github.com.json",
  "twilio-verify/twilio_verify_v2.yaml",
  "paypal-subscriptions/billing_subscriptions_v1.json",
];
const files = [...documents, ...larger.map((name) => join(corpus, name)).filter((file) => existsSync(file))];
const contracts = (await Promise.all(files.map((file) => readContract(file)))).map((contract) => ({
  name: contract.name,
  contract,
  takers: spread(takersOf(contract), OPERATIONS).filter(({ operation }) => isComparable(contract, operation)),
}));

describe.each(contracts.filter(({ takers }) => takers.length > 0))("$name", ({ contract, takers }) => {
  it(
    "takes and refuses the bodies that Prism does",
    async () => {
      const prisms = new Map<Operation, ReturnType<typeof prismOf>>();
      const prismFor = async (operation: Operation) => {
        const known = prisms.get(operation);
        if (known) return known;
        const document = { ...sliceOf(contract.document, operation), jsonSchemaDialect: DIALECT } as OpenApiDocument;
        const prism = prismOf(document, await getHttpOperationsFromSpec(document));
        prisms.set(operation, prism);
        return prism;
      };
      const bodies = new Map<string, unknown>();
      const bodyOf = ({ operation, schema }: Taker, seed: number) => {
        const key = `${operation.id} ${seed}`;
        const made = () => writable(contract, schema, sample(contract, schema, { dynamic: String(seed) }));
        if (!bodies.has(key)) bodies.set(key, made());
        return bodies.get(key);
      };
      const cantus = cantusOf(contract);
      const cases = fc.record({
        taker: fc.constantFrom(...takers),
        seed: fc.nat(BODIES - 1),
        at: fc.nat(20),
        how: fc.nat(13),
        isSpoilt: fc.boolean(),
      });
      const counts = { taken: 0, refused: 0 };
      await fc.assert(
        fc.asyncProperty(cases, async ({ taker, seed, at, how, isSpoilt }) => {
          const { operation, content } = taker;
          const whole = bodyOf(taker, seed);
          const body = written(contract, content, isSpoilt ? spoilt(whole, at, how) : whole);
          if (body === undefined) return;
          const length = Buffer.byteLength(body);
          // Row `length`.
          if (length > LONGEST) return;
          const { path, query, headers } = requestOf(contract, operation);
          const sent = {
            method: operation.method.toUpperCase(),
            path,
            query,
            headers: { ...headers, "content-type": content.type, "content-length": String(length) },
            body,
          };
          const violations = violationsOf(contract, taker, body);
          const isValid = violations.length === 0;
          const theirs = await (await prismFor(operation))(sent);
          if (!theirs) return;
          const ours = await cantus(sent);
          const what = [
            `${operation.id} ${body.slice(0, 500)}`,
            `Prism: ${theirs.status}${theirs.refused ? ", refused" : ""}`,
            `Cantus: ${ours.status} ${JSON.stringify(violations)}`,
          ].join("\n");
          expect([ours.refused, ours.status], what).toEqual([!isValid, isValid ? ours.status : refusalOf(operation)]);
          if (isKnown(contract, taker, body, violations)) return;
          // Row `required-read-only`.
          if (isValid && theirs.refused && lacksReadOnly(contract, taker, body)) return;
          expect(theirs.refused, what).toBe(!isValid);
          if (isValid) expect(ours.status, what).toBe(theirs.status);
          counts[isValid ? "taken" : "refused"]++;
        }),
        { numRuns: RUNS, seed: 5 },
      );
      expect(Math.min(counts.taken, counts.refused), JSON.stringify(counts)).toBeGreaterThan(0);
    },
    TIMEOUT,
  );
});
