import type { MediaType, Operation, Response, Violation } from "@cantus/contract";
import type { RequestParts } from "@cantus/contract/request";
import type { JsonText } from "@cantus/contract/verdict";

/** None, or how it is broken: at once where the validator need not wait. */
type Violations = Violation[] | Promise<Violation[]>;

/** Holds requests and responses against the schemas of a contract. */
export interface Validator {
  /**
   * The ways in which a request breaks the contract. Defaults are written into `parts` where the caller sent nothing.
   * @param mediaType the declared media type that the body came as; `undefined` without a body.
   */
  request(operation: Operation, mediaType: MediaType | undefined, parts: RequestParts): Violations;
  /** The ways in which a JSON body breaks the schema of its media type. The body is not changed. */
  response(operation: Operation, response: Response, mediaType: MediaType, body: unknown): Violations;
  /** The JSON of a body that keeps the schema of its media type, where judging and writing can go together; else nothing. */
  write(mediaType: MediaType, body: unknown): JsonText | undefined;
}
