/** A client by path alone, for types that openapi-typescript made: what openapi-fetch's own `createClient` is. */
import { createClient } from "./client.ts";
import type { ClientOptions } from "./options.ts";
import type { PathClient } from "./path.ts";

/**
 * A client that knows types and nothing else of a contract: styles are openapi-fetch's defaults, nothing is repeated
 * or times out unless `retry` or `timeout` says so, and credentials are yours to send.
 *
 * ```ts
 * const client = createPathClient<paths>({ baseUrl: "https://api.example.com" });
 * const { data, error, response } = await client.GET("/tracks/{id}", { params: { path: { id } } });
 * ```
 */
export function createPathClient<Paths>(options: ClientOptions = {}): PathClient<Paths> {
  return createClient<PathClient<Paths>>({ operations: {}, securitySchemes: {}, baseUrl: "" }, options);
}
