/**
 * The two validators against each other and against the contract's own: generated requests and answers of the contracts
 * of this repository, 26,000 of them, and of public ones where they are there. `CANTUS_TEST_RUNS=1000` plays so many of each
 * kind, and the larger public contracts too.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import {
  type Contract,
  createContract,
  type MediaType,
  type Operation,
  type Response,
  type Violation,
} from "@cantus/contract";
import { isForm, isJson, isText } from "@cantus/contract/media-type";
import { readContract } from "@cantus/contract/read";
import { type RequestParts, violationsOfRequest } from "@cantus/contract/request";
import { schemaValidator } from "@cantus/contract/schema";
import { type VerdictModule, verdictsOf, writeVerdictModule } from "@cantus/contract/verdict";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createValidator } from "./create.ts";
import { valuesOf } from "./differential.fixture/values.ts";
import type { Validator } from "./validator.ts";

const asked = process.env.CANTUS_TEST_RUNS;
const RUNS = Number(asked ?? 200);
const root = join(import.meta.dirname, "../../../..");
const corpus = join(root, "../shared/corpus");

const OWN = ["music-generations", "music-jobs", "scene-jobs"].map((name) =>
  join(root, "openapi", name, "openapi.yaml"),
);
const SMALL = asked ? 400_000 : 60_000;

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
    test("has one verdict, in the same words, whoever judges", async () => {
      const contract = await readContract(file);
      const reference = createValidator(contract, {});
      const verdicts = verdictsOf(contract);
      const compiled = [
        madeAhead(contract),
        { model: contract, validator: createValidator(contract, { validator: "compiled" }) },
      ];

      const checkRequest = async (index: number, mediaTypeIndex: number | undefined, sent: RequestParts) => {
        const [operation, mediaType] = requestAt(contract, index, mediaTypeIndex);
        const expected = await judged(reference, operation, mediaType, sent);
        const explained = violationsOfRequest(contract, operation, mediaType, sent);
        expect(explained).toEqual(expected.violations);
        for (const { model, validator } of compiled) {
          const { violations, parts } = await judged(validator, ...requestAt(model, index, mediaTypeIndex), sent);
          expect(violations).toEqual(explained);
          if (violations.length === 0) expect(parts).toEqual(expected.parts);
        }
      };
      const checkResponse = async (index: number, status: string, mediaTypeIndex: number, body: unknown) => {
        const before = structuredClone(body);
        const [operation, response, mediaType] = answerAt(contract, index, status, mediaTypeIndex);
        const explained = schemaValidator(contract).validate(mediaType.schema ?? true, body, "response");
        expect(explained).toEqual(await reference.response(operation, response, mediaType, body));
        for (const { model, validator } of compiled) {
          expect(await validator.response(...answerAt(model, index, status, mediaTypeIndex), body)).toEqual(explained);
        }
        const written = verdicts.writer?.(mediaType, body)?.(body)?.text;
        if (written !== undefined) expect([written, explained]).toEqual([JSON.stringify(body), []]);
        expect(body).toEqual(before);
      };

      const seen = new Set<string>();
      for (const [index, { requestBody, responses }] of contract.operations.entries()) {
        const parsed = [...(requestBody?.content.entries() ?? [])].filter(([, mediaType]) => isParsed(mediaType));
        for (const mediaTypeIndex of [undefined, ...parsed.map(([at]) => at)]) {
          const requests = requestsOf(contract, ...requestAt(contract, index, mediaTypeIndex));
          const property = fc.asyncProperty(requests, (parts) => checkRequest(index, mediaTypeIndex, parts));
          await fc.assert(property, { numRuns: RUNS });
        }
        for (const { status, content } of responses) {
          for (const [at, { type, schema, pointer }] of content.entries()) {
            // Operations share responses.
            if (!isJson(type) || seen.has(pointer)) continue;
            seen.add(pointer);
            const property = fc.asyncProperty(valuesOf(contract, schema), (body) =>
              checkResponse(index, status, at, body),
            );
            await fc.assert(property, { numRuns: RUNS });
          }
        }
      }
    }, 600_000);
  },
);

/** Of a model of its own: the validators of one model share what was made ahead. */
function madeAhead({ document }: Contract) {
  const model = createContract(document);
  const made = new Function("module", `${writeVerdictModule(model)};return module.exports`)({}) as VerdictModule;
  return { model, validator: createValidator(model, { validator: "compiled", validators: () => made }) };
}

function requestAt(model: Contract, index: number, at: number | undefined): [Operation, MediaType | undefined] {
  const operation = model.operations[index] as Operation;
  return [operation, at === undefined ? undefined : operation.requestBody?.content[at]];
}

function answerAt(model: Contract, index: number, status: string, at: number): [Operation, Response, MediaType] {
  const operation = model.operations[index] as Operation;
  const response = operation.responses.find((each) => each.status === status) as Response;
  return [operation, response, response.content[at] as MediaType];
}
