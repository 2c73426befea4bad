import http from "node:http";
import https from "node:https";
import { lookupPublic, requireReceiver } from "./receiver.ts";

export interface PostOptions {
  readonly headers: Readonly<Record<string, string>>;
  readonly allowPrivate: boolean;
  /** Ends it, with an error. */
  readonly signal: AbortSignal;
}

/**
 * Sends a message to a receiver of a caller's choice, and resolves with the status. Redirects are not followed, and the
 * answer's content is not read.
 *
 * @throws ReceiverError for a URL that is not called; what the network says
 */
export async function post(
  text: string,
  body: string,
  { headers, allowPrivate, signal }: PostOptions,
): Promise<number> {
  const url = requireReceiver(text, allowPrivate);
  const { request } = url.protocol === "https:" ? https : http;
  return new Promise((resolve, reject) => {
    const sent = request(url, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) },
      // A connection that is kept would skip the lookup, and what it judges.
      agent: false,
      signal,
      ...(!allowPrivate && { lookup: lookupPublic }),
    });
    sent.once("error", reject);
    sent.once("response", (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    sent.end(body);
  });
}
