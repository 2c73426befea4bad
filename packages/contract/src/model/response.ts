import { isExtension } from "../document/grammar.ts";
import { below } from "../document/pointer.ts";
import type { References } from "../document/reference.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import type { Link, Response } from "../model.ts";
import { mediaTypes } from "./content.ts";
import { headersOf } from "./parameter.ts";

/** Finds the operation that an `operationRef` names. */
export type OperationIdAt = (operationRef: string) => string | undefined;

/** The Responses Object of an operation, in document order. */
export function responsesOf(
  responses: unknown,
  pointer: string,
  references: References,
  operationIdAt: OperationIdAt,
): Response[] {
  if (!isObject(responses)) return [];
  return Object.entries(responses)
    .filter(([status]) => !isExtension(status))
    .map(([status, value]) => {
      const found = references.follow(value, below(pointer, status));
      const node = found.node as JsonObject;
      return {
        // Ranges are written with a capital X; some documents have `4xx`.
        status: /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status,
        description: typeof node.description === "string" ? node.description : "",
        headers: headersOf(node.headers, below(found.pointer, "headers"), references),
        content: mediaTypes(node.content, below(found.pointer, "content"), references),
        links: linksOf(node.links, below(found.pointer, "links"), references, operationIdAt),
        pointer: found.pointer,
      };
    });
}

/**
 * The response that speaks for a status: "if a response is defined using an explicit code, the explicit code definition
 * takes precedence over the range definition for that code"; `default` speaks for what is not declared at all.
 */
export function responseFor(responses: readonly Response[], status: number): Response | undefined {
  const declared = (key: string) => responses.find((response) => response.status === key);
  return declared(String(status)) ?? declared(`${Math.trunc(status / 100)}XX`) ?? declared("default");
}

function linksOf(links: unknown, pointer: string, references: References, operationIdAt: OperationIdAt): Link[] {
  if (!isObject(links)) return [];
  return Object.entries(links).map(([name, value]) => {
    const found = references.follow(value, below(pointer, name));
    const node = found.node as JsonObject;
    return {
      name,
      operationId:
        (node.operationId as string | undefined) ??
        (typeof node.operationRef === "string" ? operationIdAt(node.operationRef) : undefined),
      parameters: isObject(node.parameters) ? node.parameters : {},
      requestBody: node.requestBody,
      pointer: found.pointer,
    };
  });
}
