/** Validation by functions that say yes or no of a value, whoever makes them of the contract's schemas. */
import type { Contract, MediaType, Operation, ParameterIn, Violation } from "@cantus/contract";
import { type RequestParts, sentBy, violationsOfRequest } from "@cantus/contract/request";
import { schemaValidator } from "@cantus/contract/schema";
import type { Verdict, Verdicts } from "@cantus/contract/verdict";
import { onceForEach } from "../once-for-each.ts";
import { HotWriter } from "./hot-writer.ts";
import { createRequestDefaults } from "./request-defaults.ts";
import type { Validator } from "./validator.ts";

/**
 * A validator that asks for a verdict first, and looks for words only when it is no: those that every voice of a contract
 * uses, so that a server and a mock refuse the same request with the same bytes whatever they validate with.
 */
export function createVerdictValidator(contract: Contract, verdicts: Verdicts): Validator {
  const fill = createRequestDefaults(contract, verdicts);
  const planOf = onceForEach((operation: Operation) => new RequestPlan(operation, verdicts));
  const ofAnswer = onceForEach((mediaType: MediaType) => ({
    verdict: verdicts.of(mediaType, "response"),
    writer: new HotWriter((sample) => verdicts.writer?.(mediaType, sample)),
  }));
  return {
    request(operation, mediaType, parts) {
      if (planOf(operation).accepts(mediaType, parts)) {
        fill(operation, mediaType, parts);
        return NONE;
      }
      return said(violationsOfRequest(contract, operation, mediaType, parts));
    },

    response(_operation, _response, mediaType, body) {
      if (ofAnswer(mediaType).verdict(body)) return NONE;
      return said(schemaValidator(contract).validate(mediaType.schema ?? true, body, "response"));
    },

    write: (mediaType, body) => ofAnswer(mediaType).writer.write(body),
  };
}

const NONE: Violation[] = [];

/** A refusal is one, whether or not there are words for it. */
function said(violations: Violation[]): Violation[] {
  if (violations.length > 0) return violations;
  return [{ in: "body", pointer: "", keyword: "schema", message: "does not match its schema" }];
}

/** What is judged of each request of an operation. */
class RequestPlan {
  readonly #parameters: readonly JudgedParameter[];
  readonly #bodies: ReadonlyMap<MediaType, Verdict>;
  readonly #needsBody: boolean;

  constructor({ parameters, requestBody }: Operation, verdicts: Verdicts) {
    this.#parameters = parameters.map(({ in: place, name, required, allowEmptyValue, content, ...parameter }) => ({
      ...{ place, name, required, allowEmptyValue },
      verdict: verdicts.of(content ?? parameter, "request"),
    }));
    this.#bodies = new Map(requestBody?.content.map((mediaType) => [mediaType, verdicts.of(mediaType, "request")]));
    this.#needsBody = requestBody?.required ?? false;
  }

  accepts(mediaType: MediaType | undefined, parts: RequestParts): boolean {
    for (const { place, name, required, allowEmptyValue, verdict } of this.#parameters) {
      const value = sentBy(parts[place], name);
      if (value === undefined ? required : !(verdict(value) || (allowEmptyValue && value === ""))) return false;
    }
    if (!mediaType) return !this.#needsBody;
    return parts.body === undefined || (this.#bodies.get(mediaType)?.(parts.body) ?? true);
  }
}

interface JudgedParameter {
  readonly place: ParameterIn;
  readonly name: string;
  readonly required: boolean;
  readonly allowEmptyValue: boolean;
  readonly verdict: Verdict;
}
