/** Bodies that are not what they say, of a type that the operation does not take, or that are not there. */
import { essence, isJson } from "@cantus/contract/media-type";
import type { ExchangeRequest } from "../exchange/exchange.ts";
import type { Prover } from "./boundaries.ts";
import type { Aim, Case } from "./case.ts";

/** What is done to a request, for a person. */
interface Wrong {
  readonly what: string;
  readonly keyword: string;
  readonly expect: Aim["expect"];
  readonly onWire: (request: ExchangeRequest) => ExchangeRequest;
}

/** @param baseline what the target has accepted */
export function* mediaTypeCases(prover: Prover, baseline: Case): Generator<Case> {
  const { requestBody } = baseline.operation;
  const { body } = baseline;
  if (!requestBody || !body) return;
  const changes = [
    ...otherTypes(requestBody.required),
    ...(isJson(body.media.type) ? [withCharset(body.media.type), ...brokenJson()] : []),
    withoutBody(requestBody.required),
  ];
  for (const { what, keyword, expect, onWire } of changes) {
    const one: Case = { ...baseline, name: `body: ${what}`, expected: [], onWire };
    const proof = prover.prove(one);
    if (!proof || (expect === "refused" && proof.verdict !== "invalid")) continue;
    if (expect === "accepted" && proof.verdict !== "valid") continue;
    const isValid = proof.verdict === "valid";
    const clause = keyword === "required" ? `${requestBody.pointer}/required` : `${requestBody.pointer}/content`;
    const why = proof.violations[0] && `The body ${proof.violations[0].message.replace(/^The body /, "")}`;
    const aim: Aim = { expect, isValid, in: "media-type", pointer: "", keyword, clause };
    yield { ...one, aim: why === undefined ? aim : { ...aim, why: why.endsWith(".") ? why : `${why}.` } };
  }
}

function otherTypes(isRequired: boolean): Wrong[] {
  // Of an optional body, a server may say that what it does not know is not there.
  const expect = isRequired ? "refused" : "answered";
  const as = (type: string): Wrong => ({
    what: `sent as ${type}`,
    keyword: "content",
    expect,
    onWire: (request) => ({ ...request, headers: { ...request.headers, "content-type": type } }),
  });
  const without: Wrong = {
    what: "without Content-Type",
    keyword: "content",
    // "The recipient MAY either assume … or examine the data" (RFC 9110, section 8.3).
    expect: "answered",
    onWire: ({ headers, ...request }) => ({ ...request, headers: withoutContentType(headers) }),
  };
  return [as("text/plain"), as("application/xml"), as("application/x-cantus"), without];
}

/**
 * Of JSON it "really has no effect" (RFC 8259, section 11), and half of all clients send it. Another type may define its
 * parameters otherwise (RFC 6838, section 4.3): JSON:API 1.1 (section 5.1) has such a request refused.
 */
function withCharset(type: string): Wrong {
  return {
    what: "with charset=utf-8",
    keyword: "content",
    expect: essence(type) === "application/json" ? "accepted" : "answered",
    onWire: (request) => {
      const type = `${request.headers["content-type"]};charset=utf-8`;
      return { ...request, headers: { ...request.headers, "content-type": type } };
    },
  };
}

function withoutContentType(headers: ExchangeRequest["headers"]): ExchangeRequest["headers"] {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "content-type"));
}

function brokenJson(): Wrong[] {
  const as = (what: string, expect: Aim["expect"], change: (text: string) => string | Uint8Array): Wrong => ({
    what,
    keyword: "content",
    expect,
    onWire: (request) => {
      const changed = change(Buffer.from(request.body).toString());
      return { ...request, body: typeof changed === "string" ? Buffer.from(changed) : changed };
    },
  });
  return [
    as("JSON that is cut off", "refused", (text) => text.slice(0, Math.max(1, text.length - 1))),
    as("JSON with more behind it", "refused", (text) => `${text}}`),
    as("no JSON", "refused", () => "this is not JSON"),
    as("single quotes", "refused", (text) => text.replaceAll('"', "'")),
    as("bytes that are no UTF-8", "answered", (text) => Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xfe])])),
    as("500 lists in each other", "answered", () => `${"[".repeat(500)}${"]".repeat(500)}`),
    as("a byte order mark", "answered", (text) => `\ufeff${text}`),
  ];
}

function withoutBody(isRequired: boolean): Wrong {
  return {
    what: "missing",
    keyword: "required",
    expect: isRequired ? "refused" : "answered",
    onWire: ({ headers, ...request }) => ({
      ...request,
      headers: withoutContentType(headers),
      body: new Uint8Array(0),
    }),
  };
}
