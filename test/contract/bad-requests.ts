/** Every way in which a request is bad: each takes a good one and spoils a single thing, but for the one with several. */
import type { Operation } from "@cantus/contract";
import { largestBody } from "@cantus/contract/body";
import { isJson, isMultipartForm } from "@cantus/contract/media-type";
import { DEFAULT_BODY_LIMIT } from "@cantus/contract/request";
import {
  badParameters,
  doubledParameters,
  missingParameters,
  notWhatTheySay,
  tooFew,
  tooMany,
  wrongTypes,
  wrongValues,
} from "./bad-values.ts";
import { type Draft, type SentRequest, write } from "./draft.ts";

export interface Kind {
  readonly name: string;
  /** Which a refusal may have. */
  readonly statuses: readonly number[];
  readonly requests: (draft: Draft) => readonly SentRequest[];
}

const INVALID = [400, 422];

export const KINDS: readonly Kind[] = [
  { name: "a wrong path parameter", statuses: INVALID, requests: (draft) => badParameters(draft, "path") },
  { name: "a wrong query parameter", statuses: INVALID, requests: (draft) => badParameters(draft, "query") },
  { name: "a wrong header", statuses: INVALID, requests: (draft) => badParameters(draft, "header") },
  { name: "a wrong cookie", statuses: INVALID, requests: (draft) => badParameters(draft, "cookie") },
  { name: "a missing query parameter", statuses: INVALID, requests: (draft) => missingParameters(draft, "query") },
  { name: "a missing header", statuses: INVALID, requests: (draft) => missingParameters(draft, "header") },
  { name: "a missing cookie", statuses: INVALID, requests: (draft) => missingParameters(draft, "cookie") },
  { name: "a query parameter twice", statuses: INVALID, requests: doubledParameters },
  {
    name: "an unknown query key",
    statuses: INVALID,
    requests: (draft) => [write(draft, { query: new Map([...draft.query, ["more", "no~such%2Fkey=1&other"]]) })],
  },
  {
    name: "several things at once",
    statuses: INVALID,
    requests: (draft) =>
      [...badParameters(draft, "path"), ...badParameters(draft, "query"), ...wrongValues(draft)].map((request) => ({
        ...request,
        target: `${request.target}${request.target.includes("?") ? "&" : "?"}no_such_key=1`,
      })),
  },
  {
    name: "a path that is not encoded",
    statuses: [400],
    requests: (draft) => [write(draft, { path: `${draft.path}%E0%A4%A` })],
  },
  {
    name: "no body",
    statuses: INVALID,
    requests: (draft) => (draft.operation.requestBody?.required ? [write(draft, { body: undefined })] : []),
  },
  { name: "a body that is not what it says", statuses: INVALID, requests: notWhatTheySay },
  { name: "a body of another type", statuses: INVALID, requests: wrongTypes },
  { name: "a property too many", statuses: INVALID, requests: tooMany },
  { name: "a property too few", statuses: INVALID, requests: tooFew },
  { name: "a property with a wrong value", statuses: INVALID, requests: wrongValues },
  {
    name: "another media type",
    statuses: [415],
    requests: (draft) => (draft.media ? OTHER_MEDIA_TYPES.map((contentType) => write(draft, { contentType })) : []),
  },
  {
    name: "no media type",
    statuses: [415],
    requests: (draft) => (draft.media ? [write(draft, { contentType: undefined })] : []),
  },
  {
    name: "a charset that nobody knows",
    statuses: [415],
    // JSON is UTF-8 whatever is said of it, and a multipart body is bytes.
    requests: (draft) =>
      draft.media && !isMultipartForm(draft.media.type) && !isJson(draft.media.type)
        ? [write(draft, { contentType: `${draft.media.type}; charset=Klingon` })]
        : [],
  },
  {
    name: "a body that is too large",
    statuses: [413],
    requests: (draft) => (draft.media ? [write(draft, { body: new Uint8Array(DEFAULT_BODY_LIMIT + 1) })] : []),
  },
  {
    name: "a body that is larger than the contract lets it be",
    statuses: [413],
    requests: (draft) => {
      const most = draft.media ? largestBody(draft.contract, draft.media) : Number.POSITIVE_INFINITY;
      return most < ALWAYS_READ ? [write(draft, { body: new Uint8Array(ALWAYS_READ + 1) })] : [];
    },
  },
  {
    name: "a compression that nobody knows",
    statuses: [415],
    requests: (draft) => compressedBy(draft, ["squeeze", "gzip, br"]),
  },
  {
    name: "a body that is not compressed as it says",
    statuses: INVALID,
    requests: (draft) => compressedBy(draft, ["gzip", "Deflate", "br", "zstd"]),
  },
  {
    name: "no credentials",
    statuses: [401],
    requests: (draft) =>
      needsCredentials(draft) ? NO_CREDENTIALS.map((credentials) => write(draft, { credentials })) : [],
  },
  {
    name: "HEAD, without credentials",
    statuses: [401],
    requests: (draft) =>
      needsCredentials(draft) && draft.operation.method === "get"
        ? [{ ...write(draft, { credentials: {} }), method: "HEAD" }]
        : [],
  },
  {
    name: "an Accept of something else",
    statuses: [406],
    requests: (draft) =>
      alwaysHasContent(draft.operation)
        ? OTHER_ACCEPTS.map((accept) => write(draft, { headers: { ...draft.headers, Accept: accept } }))
        : [],
  },
  {
    name: "a method that is not there",
    statuses: [405],
    requests: (draft) =>
      ["GET", "POST", "PUT", "PATCH", "DELETE"]
        .filter((method) => draft.contract.match(method, draft.path).kind === "no-method")
        .map((method) => ({ method, target: draft.path, headers: draft.credentials })),
  },
  {
    name: "OPTIONS, which asks for the methods",
    statuses: [204],
    requests: (draft) => [{ method: "OPTIONS", target: draft.path, headers: {} }],
  },
  {
    name: "a path that is not there",
    statuses: [404],
    requests: ({ contract, operation, path, credentials }) =>
      [`${path}/no/such`, `${path}/`, "/no/such?with=query", `/x${path}`]
        .filter((target) => contract.match("GET", target).kind === "no-path")
        .map((target) => ({ method: operation.method.toUpperCase(), target, headers: credentials })),
  },
];

/** A shorter one is read, and refused by what is wrong in it. */
const ALWAYS_READ = 64 * 1024;

/** Server and mock do not decompress multipart bodies. */
function compressedBy(draft: Draft, codings: readonly string[]): SentRequest[] {
  if (!draft.media || isMultipartForm(draft.media.type)) return [];
  return codings.map((coding) => write(draft, { headers: { ...draft.headers, "Content-Encoding": coding } }));
}

const OTHER_MEDIA_TYPES = ["text/csv", "application/xml; charset=utf-8", "APPLICATION/Problem+JSON", "json"];

const NO_CREDENTIALS: readonly Record<string, string>[] = [
  {},
  { Authorization: "Basic !" },
  { Authorization: "Bearer" },
  { "X-API-Key": "" },
];

const OTHER_ACCEPTS = ["font/woff2", "font/*, text/x-none;q=0.5", "*/*;q=0"];

function needsCredentials({ operation: { security } }: Draft): boolean {
  return security.length > 0;
}

/** Whether every success has content, so that a caller who takes none of it gets nothing. */
function alwaysHasContent({ responses }: Operation): boolean {
  const successes = responses.filter(({ status }) => status.startsWith("2"));
  return successes.length > 0 && successes.every(({ content }) => content.length > 0);
}
