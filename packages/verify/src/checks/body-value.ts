/** Bodies of either side: read by their media type, held against its schema. */
import type { MediaType } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { decodeBody } from "../exchange/body.ts";
import { type CheckContext, type Fault, violationSentence } from "./check.ts";
import { schemaClause } from "./clause.ts";

type Direction = "request" | "response";

/** What is wrong with a body, and by what it was judged. */
interface Judged {
  readonly media: MediaType;
  readonly direction: Direction;
  readonly contentType: string | undefined;
  readonly faults: readonly Fault[];
}

/** The same body may come many times. */
const judged = new WeakMap<Uint8Array, Judged>();

/** @param media what the contract declares for the body */
export function bodyFaults(context: CheckContext, media: MediaType, direction: Direction): readonly Fault[] {
  const { headers, body } = context.exchange[direction];
  const contentType = headers["content-type"];
  const known = judged.get(body);
  if (known?.media === media && known.direction === direction && known.contentType === contentType) return known.faults;
  const faults = [...faultsOf(context, media, direction)];
  judged.set(body, { media, direction, contentType, faults });
  return faults;
}

/** U+FEFF in UTF-8. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

function* faultsOf({ contract, schemas, exchange }: CheckContext, media: MediaType, direction: Direction) {
  const { headers, body: bytes } = exchange[direction];
  if (isJson(headers["content-type"] ?? "") && BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)) {
    // Who reads it may take it or not.
    const message = "The body begins with a byte order mark, which JSON must not be sent with (RFC 8259, section 8.1).";
    yield { message, pointer: "", clause: media.pointer };
  }
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
