/** The head of an answer: its status and header fields, with those that every answer has. */
import type { Exchange } from "./exchange.ts";

/** Names and values in turn, as Node takes them. */
export type HeaderFields = readonly (string | readonly string[])[];

/**
 * For a head that is complete. Where nobody else has to do with the response, Node gets it in one piece: each field that is
 * set by itself costs as much as all of them so.
 */
export function writeHead(exchange: Exchange, status: number, fields: HeaderFields): void {
  const { response, requestId, unset } = exchange;
  if (!unset) setHead(exchange, status, fields);
  else response.writeHead(status, ["X-Request-Id", requestId, ...unset.fields, ...fields] as string[]);
}

/** For a head to which more may come, or in which a field of the answer's own stands in the place of one that all have. */
export function setHead({ response, requestId, unset }: Exchange, status: number, fields: HeaderFields): void {
  response.statusCode = status;
  if (unset) {
    response.setHeader("X-Request-Id", requestId);
    setFields(response, unset.fields);
  }
  setFields(response, fields);
}

function setFields(response: Exchange["response"], fields: HeaderFields): void {
  for (let at = 0; at + 1 < fields.length; at += 2) response.setHeader(fields[at] as string, fields[at + 1] as string);
}
