/**
 * The two validators against each other and against the contract's own: generated requests and answers of the contracts
 * of this repository, and of public ones where they are there. `CANTUS_TEST_RUNS=100` plays so many of each kind, and
 * the larger public contracts too.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Contract, MediaType, Operation, Response, Violation } from "@cantus/contract";
import { isForm, isJson, isText } from "@cantus/contract/media-type";
import { readContract } from "@cantus/contract/read";
import { type RequestParts, violationsOfRequest } from "@cantus/contract/request";
import { schemaValidator } from "@cantus/contract/schema";
import { type VerdictModule, writeVerdictModule } from "@cantus/contract/verdict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCompiledValidator } from "./compiled/compiled-validator.ts";
import { valuesOf } from "./differential.fixture/values.ts";
import { createExpressOpenApiValidator } from "./express-openapi-validator.ts";
import type { Validator } from "./validator.ts";

const asked = process.env.CANTUS_TEST_RUNS;
const RUNS = Number(asked ?? 8);
const root = join(import.meta.dirname, "../../../..");
const corpus = join(root, "../shared/corpus");

const OWN = ["music-generations", "music-jobs", "scene-jobs"].map((name) =>
  join(root, "openapi", name, "openapi.yaml"),
);
const SMALL = asked ? 400_000 : 60_000;

/** Where express-openapi-validator accepts what breaks the contract, and cannot be brought to refuse it from outside. */
const LENIENT: Readonly<Record<string, string>> = {
  "billing_subscriptions_v1.json":
    'A pattern that cannot be read with Unicode on, is read without ("SHOULD", JSON Schema 2020-12 §6.4); its Ajv stops at it.',
};

function publicDocuments(): string[] {
  if (!existsSync(join(corpus, "manifest.json"))) return [];
  const documents: { id: string; entry: string }[] = JSON.parse(readFileSync(join(corpus, "manifest.json"), "utf8"));
  return documents.map(({ id, entry }) => join(corpus, id, entry)).filter((file) => readFileSync(file).length < SMALL);
}

interface Judged {
  readonly violations: readonly Violation[];
  readonly parts: RequestParts;
}

async function judged(
  validator: Validator,
  operation: Operation,
  mediaType: MediaType | undefined,
  parts: RequestParts,
): Promise<Judged> {
  const own = structuredClone(parts);
  const violations = await validator.request(operation, mediaType, own);
  return { violations, parts: own };
}

function requestsOf(contract: Contract, operation: Operation, mediaType: MediaType | undefined) {
  const place = (here: string) => {
    const parameters = operation.parameters.filter((parameter) => parameter.in === here);
    const members = parameters.map((parameter) => [
      parameter.name,
      valuesOf(contract, parameter.schema ?? parameter.content?.schema),
    ]);
    const requiredKeys = here === "path" ? parameters.map(({ name }) => name) : [];
    return fc.record(Object.fromEntries(members) as Record<string, fc.Arbitrary<unknown>>, {
      requiredKeys,
      noNullPrototype: true,
    });
  };
  const parts = { path: place("path"), query: place("query"), header: place("header"), cookie: place("cookie") };
  const body = mediaType && { body: valuesOf(contract, mediaType.schema) };
  return fc.record({ ...parts, ...body } as Record<
    keyof RequestParts,
    fc.Arbitrary<never>
  >) as fc.Arbitrary<RequestParts>;
}

const isParsed = ({ type }: MediaType) => isJson(type) || isText(type) || isForm(type);

describe.each([...OWN, ...publicDocuments()].map((file) => [basename(dirname(file)), file] as const))(
  "%s",
  (_, file) => {
    const isLenient = basename(file) in LENIENT;
    const agree = (violations: readonly Violation[], reference: readonly Violation[]) => {
      if (isLenient && reference.length === 0) return;
      expect(violations).toEqual(reference);
    };

    test("has one verdict, in the same words, whoever judges", async () => {
      const contract = await readContract(file);
      const reference = createExpressOpenApiValidator(contract);
      const made = new Function("module", `${writeVerdictModule(contract)};return module.exports`)({}) as VerdictModule;
      const compiled = [createCompiledValidator(contract, made), createCompiledValidator(contract)];

      const checkRequest = async (operation: Operation, mediaType: MediaType | undefined, sent: RequestParts) => {
        const expected = await judged(reference, operation, mediaType, sent);
        const explained = violationsOfRequest(contract, operation, mediaType, sent);
        agree(explained, expected.violations);
        for (const validator of compiled) {
          const { violations, parts } = await judged(validator, operation, mediaType, sent);
          expect(violations).toEqual(explained);
          if (violations.length === 0) expect(parts).toEqual(expected.parts);
        }
      };
      const checkResponse = async (operation: Operation, response: Response, mediaType: MediaType, body: unknown) => {
        const before = structuredClone(body);
        const explained = schemaValidator(contract).validate(mediaType.schema ?? true, body, "response");
        agree(explained, await reference.response(operation, response, mediaType, body));
        for (const validator of compiled) {
          expect(await validator.response(operation, response, mediaType, body)).toEqual(explained);
        }
        expect(body).toEqual(before);
      };

      for (const operation of contract.operations) {
        for (const mediaType of [undefined, ...(operation.requestBody?.content.filter(isParsed) ?? [])]) {
          const requests = requestsOf(contract, operation, mediaType);
          const property = fc.asyncProperty(requests, (parts) => checkRequest(operation, mediaType, parts));
          await fc.assert(property, { numRuns: RUNS });
        }
        for (const response of operation.responses) {
          for (const mediaType of response.content.filter(({ type }) => isJson(type))) {
            const bodies = valuesOf(contract, mediaType.schema);
            const property = fc.asyncProperty(bodies, (body) => checkResponse(operation, response, mediaType, body));
            await fc.assert(property, { numRuns: RUNS });
          }
        }
      }
    }, 600_000);
  },
);
