/** Holds what a handler replied against the contract, before any of it is sent. */
import {
  type Contract,
  type Header,
  type MediaType,
  type Operation,
  type Response,
  serializeHeader,
  type Violation,
} from "@cantus/contract";
import { declaredMediaType, isEventStream, isJson, isText } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonText } from "@cantus/contract/verdict";
import type { HeaderFields } from "./answer-head.ts";
import { onceForEach } from "./once-for-each.ts";
import { type MadeReply, NO_HEADERS } from "./reply.ts";
import type { Validator } from "./validator/validator.ts";
import { whenReady } from "./when-ready.ts";

const NO_FIELDS: HeaderFields = [];
const NONE: readonly Violation[] = [];

/** A reply, ready to be sent. */
export interface CheckedReply {
  readonly status: number;
  readonly headers: HeaderFields;
  /** With its parameters, for `Content-Type`; absent without a body. */
  readonly contentType: string | undefined;
  readonly body: unknown;
  /** What the body is as JSON, if that is known already. */
  readonly written?: JsonText | undefined;
}

export interface ReplyCheck {
  readonly violations: readonly Violation[];
  readonly checked: CheckedReply;
}

/**
 * Bodies of JSON are judged by the `validator`. Text, headers and whether a body, a status and a media type may be there
 * at all are judged here: express-openapi-validator looks at none of them.
 *
 * @returns a promise only where the validator gives one
 */
export function checkReply(
  contract: Contract,
  operation: Operation,
  validator: Validator,
  reply: MadeReply,
): ReplyCheck | PromiseLike<ReplyCheck> {
  const response = operation.response(reply.status);
  if (!response) {
    const declared = operation.responses.map(({ status }) => status).join(", ");
    const undeclared = violation("status", `the status is not declared (declared: ${declared})`);
    return { checked: checkedReply(response, undefined, reply), violations: [undeclared] };
  }
  const json = onlyJsonOf(response);
  if (json && reply.body !== undefined && reply.contentType === undefined && reply.headers === NO_HEADERS) {
    const written = validator.write(json, reply.body);
    const checked = { status: reply.status, headers: NO_FIELDS, contentType: json.type, body: reply.body, written };
    if (written) return { checked, violations: NONE };
    return whenReady(validator.response(operation, response, json, reply.body), (violations) => ({
      checked,
      violations,
    }));
  }
  const chosen = chooseMediaType(response, reply);
  const checked = checkedReply(response, chosen, reply);
  const violations = headerViolations(contract, response, reply);
  const misfit = contentViolation(response, chosen, reply);
  if (misfit) return { checked, violations: [...violations, misfit] };
  if (!chosen) return { checked, violations };
  return whenReady(bodyViolations(contract, operation, validator, response, chosen, reply), (found) => ({
    checked,
    violations: violations.length > 0 ? [...violations, ...found] : found,
  }));
}

/** Where an answer can be nothing but JSON without headers, as most are, its body is all that has to be looked at. */
const onlyJsonOf = onceForEach(({ content, headers }: Response): MediaType | null => {
  const [only, ...others] = content;
  if (!only || others.length > 0 || headers.length > 0) return null;
  return isJson(only.type) && !only.type.includes("*") ? only : null;
});

/** The same without the judgement, for `validateResponses: false`. */
export function uncheckedReply(operation: Operation, reply: MadeReply): CheckedReply {
  const response = operation.response(reply.status);
  return checkedReply(response, response && chooseMediaType(response, reply), reply);
}

function checkedReply(response: Response | undefined, chosen: MediaType | undefined, reply: MadeReply): CheckedReply {
  return {
    status: reply.status,
    headers: writtenHeaders(response, reply),
    contentType: contentTypeOf(chosen, reply),
    body: reply.body,
  };
}

function chooseMediaType({ content }: Response, { contentType }: MadeReply): MediaType | undefined {
  if (contentType !== undefined) return declaredMediaType(content, contentType);
  return content.length === 1 ? content[0] : undefined;
}

/** Text says its charset, as a caller must guess otherwise; JSON has none to say (RFC 8259 §11). */
function contentTypeOf(chosen: MediaType | undefined, { contentType, body }: MadeReply): string | undefined {
  if (body === undefined) return undefined;
  const type = contentType ?? chosen?.type ?? "application/octet-stream";
  return isText(type) && !isEventStream(type) && !/;\s*charset=/i.test(type) ? `${type}; charset=utf-8` : type;
}

function contentViolation(
  { content }: Response,
  chosen: MediaType | undefined,
  reply: MadeReply,
): Violation | undefined {
  if (content.length === 0) {
    return reply.body === undefined ? undefined : violation("content", "there is a body, and none is declared");
  }
  if (reply.body !== undefined && chosen && reply.contentType === undefined && !chosen.type.includes("*")) return;
  const types = content.map(({ type }) => type).join(", ");
  if (reply.body === undefined) return violation("content", `there is no body, and one of ${types} is declared`);
  if (!chosen) {
    const given = reply.contentType ? `${reply.contentType} is not declared` : "the media type is not said";
    return violation("mediaType", `${given} (declared: ${types})`);
  }
  if (chosen.type.includes("*") && reply.contentType === undefined) {
    return violation("mediaType", `a media type within ${chosen.type} must be said`);
  }
  return undefined;
}

function bodyViolations(
  contract: Contract,
  operation: Operation,
  validator: Validator,
  response: Response,
  mediaType: MediaType,
  { body, contentType = mediaType.type }: MadeReply,
): Violation[] | PromiseLike<Violation[]> {
  if (isEventStream(contentType)) {
    return isAsyncIterable(body) ? [] : [violation("type", "must be an async iterable of events")];
  }
  // The media type that is declared says which schema, the concrete one whether it is JSON.
  if (isJson(mediaType.type)) return validator.response(operation, response, mediaType, body);
  if (isText(contentType) || isJson(contentType)) {
    const { schema } = mediaType;
    return schema === undefined ? [] : schemaValidator(contract).validate(schema, body, "response", { in: "body" });
  }
  return isBinary(body) ? [] : [violation("type", `must be bytes or a stream of them, as ${contentType} is not JSON`)];
}

function headerViolations(contract: Contract, response: Response, reply: MadeReply): Violation[] {
  if (response.headers.length === 0) return [];
  return response.headers.flatMap((header) => {
    const value = headerValue(header, reply);
    const pointer = `/${header.name}`;
    if (value === undefined) {
      const message = "must be there";
      return header.required ? [{ in: "header", pointer, keyword: "required", message } as const] : [];
    }
    const schema = header.schema;
    if (schema === undefined) return [];
    return schemaValidator(contract).validate(schema, value, "response", { in: "header", pointer });
  });
}

function headerValue(header: Header, { headers }: MadeReply): unknown {
  const name = header.name.toLowerCase();
  return Object.entries(headers).find(([given]) => given.toLowerCase() === name)?.[1];
}

function writtenHeaders(response: Response | undefined, { headers }: MadeReply): HeaderFields {
  if (headers === NO_HEADERS) return NO_FIELDS;
  const written: (string | string[])[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || value === null) continue;
    const declared = response?.headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
    // "Set-Cookie" is the one field whose values cannot be joined by commas (RFC 9110 §5.3).
    if (name.toLowerCase() === "set-cookie") written.push(name, [value].flat().map(String));
    else written.push(name, serializeHeader(declared ?? { name, explode: false, content: undefined }, value));
  }
  return written;
}

function isAsyncIterable(value: unknown): boolean {
  return typeof (value as AsyncIterable<unknown> | null)?.[Symbol.asyncIterator] === "function";
}

function isBinary(value: unknown): boolean {
  return value instanceof Uint8Array || value instanceof Blob || isAsyncIterable(value);
}

function violation(keyword: string, message: string): Violation {
  return { in: "body", pointer: "", keyword, message };
}
