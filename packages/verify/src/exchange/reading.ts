/** A request as whoever receives it reads it: read once, though a proof, the coverage and checks all ask. */
import type { Contract, MediaType, Operation, Violation } from "@cantus/contract";
import { Problem } from "@cantus/contract/problem";
import { type RequestParts, readParameters, requireMediaType, violationsOfRequest } from "@cantus/contract/request";
import { type DecodedBody, decodeBody } from "./body.ts";
import type { ExchangeRequest, HeaderValues } from "./exchange.ts";
import { urlParts } from "./url.ts";

export interface RequestReading {
  /** The parameters that can be read, and the body where it is a value. */
  readonly parts: RequestParts;
  /** What is missing or cannot be read, then what breaks a schema. */
  readonly violations: readonly Violation[];
  /** What the body came as, where that is declared. */
  readonly media: MediaType | undefined;
  /** Absent where none came, or none that is declared. */
  readonly body: DecodedBody | undefined;
}

const known = new WeakMap<ExchangeRequest, { readonly operation: Operation; readonly reading: RequestReading }>();

/** @param rawPathParameters what stands in the path for each of them, still encoded */
export function readRequest(
  contract: Contract,
  operation: Operation,
  request: ExchangeRequest,
  rawPathParameters: Readonly<Record<string, string>>,
): RequestReading {
  const earlier = known.get(request);
  if (earlier?.operation === operation) return earlier.reading;
  const reading = read(contract, operation, request, rawPathParameters);
  known.set(request, { operation, reading });
  return reading;
}

function read(
  contract: Contract,
  operation: Operation,
  { method, url, headers, body: bytes }: ExchangeRequest,
  rawPathParameters: Readonly<Record<string, string>>,
): RequestReading {
  const head = { method, path: operation.path, query: urlParts(url).query, headers };
  const { parts, violations } = readParameters(contract, operation, head, rawPathParameters);
  const isThere = bytes.length > 0 || headers["content-type"] !== undefined;
  const { media, body, wrong } = isThere ? readSent(contract, operation, headers, bytes) : NOTHING;
  const whole = body?.kind === "value" ? { ...parts, body: body.value } : parts;
  // A body that cannot be read is none that is missing.
  const judged = media ?? (wrong.length > 0 ? operation.requestBody?.content[0] : undefined);
  const broken = violationsOfRequest(contract, operation, judged, whole);
  return { parts: whole, violations: [...violations, ...wrong, ...broken], media, body };
}

interface SentBody extends Pick<RequestReading, "media" | "body"> {
  readonly wrong: readonly Violation[];
}

const NOTHING: SentBody = { media: undefined, body: undefined, wrong: [] };

function readSent(contract: Contract, operation: Operation, headers: HeaderValues, bytes: Uint8Array): SentBody {
  let media: MediaType | undefined;
  try {
    media = requireMediaType(operation, { headers });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { ...NOTHING, wrong: [unreadable(error.detail ?? "has a media type that is not declared")] };
  }
  if (!media) return NOTHING;
  const body = decodeBody(contract, media, headers, bytes);
  if (body.kind === "malformed") return { media, body, wrong: [unreadable(body.message)] };
  return { media, body, wrong: body.kind === "value" ? body.violations : [] };
}

function unreadable(message: string): Violation {
  return { in: "body", pointer: "", keyword: "mediaType", message };
}
