/** Bodies of either side: read by their media type, held against its schema. */
import type { MediaType } from "@cantus/contract";
import { decodeBody } from "../exchange/body.ts";
import { type CheckContext, type Fault, violationSentence } from "./check.ts";
import { schemaClause } from "./clause.ts";

/** @param media what the contract declares for the body */
export function* bodyFaults(
  { contract, schemas, exchange }: CheckContext,
  media: MediaType,
  direction: "request" | "response",
): Iterable<Fault> {
  const { headers, body: bytes } = exchange[direction];
  const body = decodeBody(contract, media, headers, bytes);
  if (body.kind === "malformed") {
    yield { message: `The body ${body.message}.`, pointer: "", clause: media.pointer };
  } else if (body.kind === "value") {
    const { schema = true, pointer } = media;
    for (const violation of [...body.violations, ...schemas.validate(schema, body.value, direction)]) {
      yield {
        message: violationSentence("The body", violation, violation.pointer),
        pointer: violation.pointer,
        ...schemaClause(contract, `${pointer}/schema`, schema, violation),
      };
    }
  }
}
