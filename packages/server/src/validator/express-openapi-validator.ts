/** Validation by express-openapi-validator: the default, and the reference that any other validator has to agree with. */
import type { Contract, MediaType, Operation, Violation } from "@cantus/contract";
import { violationsOfRequest } from "@cantus/contract/request";
import { schemaValidator } from "@cantus/contract/schema";
import type { Verdicts } from "@cantus/contract/verdict";
import { schemaOfRequest } from "./handed-request.ts";
import { type Judge, Judges, type ReportedError } from "./judge.ts";
import { createRequestDefaults } from "./request-defaults.ts";
import type { Validator } from "./validator.ts";
import { violationOf } from "./violation.ts";

/**
 * A validator of all operations of a contract. What it needs for one is made when the first request for it comes.
 *
 * It judges values, not Express's requests and responses: what a handler would see, read by the contract's own reader, and
 * every body that is sent, not only what goes through `res.json`.
 */
export function createExpressOpenApiValidator(contract: Contract): Validator {
  const judges = new Judges(contract);
  // By what has been compiled already.
  const ofSchema: Verdicts["ofSchema"] = (schema, direction) => (value) => judges.of(schema, direction).accepts(value);
  const fill = createRequestDefaults(contract, {
    ofSchema,
    of: ({ schema = true }, direction) => ofSchema(schema, direction),
  });
  const requests = new Map<Operation, Map<MediaType | undefined, Judge>>();
  const requestJudge = (operation: Operation, mediaType: MediaType | undefined): Judge => {
    const byMediaType = requests.get(operation) ?? new Map<MediaType | undefined, Judge>();
    requests.set(operation, byMediaType);
    const judge = byMediaType.get(mediaType) ?? judges.of(schemaOfRequest(operation, mediaType), "request");
    byMediaType.set(mediaType, judge);
    return judge;
  };
  return {
    request(operation, mediaType, parts) {
      const errors = requestJudge(operation, mediaType).errorsOf(parts);
      if (errors.length === 0) fill(operation, mediaType, parts);
      return inWords(errors, () => violationsOfRequest(contract, operation, mediaType, parts));
    },

    response(_operation, _response, { schema = true }, body) {
      const errors = judges.of(schema, "response").errorsOf(body);
      return inWords(errors, () => schemaValidator(contract).validate(schema, body, "response"));
    },
  };
}

/**
 * The validator's verdict, in the words that every voice of a contract uses, so that a server and a mock refuse the same
 * request with the same bytes whatever they validate with; in its own where the contract's validator would have said yes.
 */
function inWords(errors: readonly ReportedError[], explain: () => Violation[]): Violation[] {
  if (errors.length === 0) return [];
  const explained = explain();
  return explained.length > 0 ? explained : errors.map(violationOf);
}
