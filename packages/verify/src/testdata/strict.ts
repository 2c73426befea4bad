/** For tests: a target in process that keeps any contract to the letter, or breaks it in one way. */
import type { Contract, OpenApiDocument } from "@cantus/contract";
import { createContract } from "@cantus/contract";
import { allowedMethods } from "@cantus/contract/request";
import { prove } from "../cases/proof.ts";
import type { Fetch } from "../exchange/target.ts";

export interface Lenience {
  /** What is answered instead, for a request that it would take, or refuse. */
  readonly answer?: (request: Request, body: string, isValid: boolean) => Response | undefined;
  /** Takes any credentials that look like some. */
  readonly takesAnyToken?: boolean;
}

export const TOKEN = "tok_3f9a1c7be2d4";

/** A contract of one operation, `POST /things/{id}`, or with other parts. */
export function contractOf(operation: object, more: Partial<OpenApiDocument> = {}): Contract {
  const refused = { description: "Refused.", content: { "application/problem+json": { schema: { type: "object" } } } };
  const responses = { 200: { description: "Taken." }, 400: refused, 401: refused, 415: refused };
  return createContract(
    {
      openapi: "3.1.1",
      info: { title: "Strict", version: "1" },
      paths: { "/things": { post: { operationId: "make", responses, ...operation } } },
      ...more,
    } as OpenApiDocument,
    { name: "strict" },
  );
}

/** Refuses what breaks the contract, and takes everything else. */
export function strictTarget(contract: Contract, lenience: Lenience = {}): Fetch {
  return async (request) => {
    const url = new URL(request.url);
    const body = new Uint8Array(await request.arrayBuffer());
    const match = contract.match(request.method, url.pathname);
    if (match.kind === "no-method") return refusal(405, { allow: allowedMethods(match) });
    if (match.kind !== "operation") return refusal(404);
    const headers = Object.fromEntries(request.headers);
    const token = headers.authorization ?? "";
    const isLetIn = lenience.takesAnyToken ? token.startsWith("Bearer ") : token === `Bearer ${TOKEN}`;
    if (match.operation.security.length > 0 && !isLetIn) return refusal(401, { "www-authenticate": "Bearer" });
    const sent = { method: request.method, url: request.url, headers, body };
    const proof = prove(contract, match.operation, sent, "");
    const isValid = proof?.verdict === "valid";
    const other = lenience.answer?.(request, Buffer.from(body).toString(), isValid);
    if (other) return other;
    if (isValid) return new Response(null, { status: 200 });
    return refusal(proof?.violations.some(({ keyword }) => keyword === "mediaType") && isDeclared(sent) ? 415 : 400);
  };
}

function isDeclared({ headers }: { readonly headers: Readonly<Record<string, string>> }): boolean {
  return headers["content-type"] !== "application/json";
}

export function refusal(status: number, headers: Record<string, string> = {}): Response {
  return Response.json({ status }, { status, headers: { "content-type": "application/problem+json", ...headers } });
}
