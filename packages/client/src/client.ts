import { callById } from "./call-by-id.ts";
import { callsByPath } from "./call-by-path.ts";
import { type Connection, connect, type Options } from "./connection.ts";
import type { Api } from "./operation.ts";

/**
 * Makes a client: a method for each operation, and `GET`, `POST`, … by path. Generated code calls it with an API's own
 * data and gives it the API's own type; `Client` is that type.
 *
 * ```ts
 * const music = createClient<MusicGenerations>(api, { baseUrl, security: { ApiKeyAuth: key } });
 * ```
 *
 * @throws TypeError for a `baseUrl` that is not a URL, or a relative one outside of a page
 */
export function createClient<Client>(api: Api, options: Options = {}): Client {
  const connection = connectTo(api, options);
  return Object.assign(calls(connection, api), callsByPath(connection, Object.values(api.operations))) as Client;
}

/**
 * A client without calls by path: a bundle leaves out what serves them, and the operations that are not given.
 *
 * @throws TypeError as `createClient` does
 */
export function pickClient<Client>(api: Api, options: Options = {}): Client {
  return calls(connectTo(api, options), api) as Client;
}

function connectTo(api: Api, options: Options): Connection {
  const { baseUrl = api.baseUrl } = options;
  // Relative to the page in a browser; elsewhere every request would fail with "Invalid URL".
  if (!URL.canParse(baseUrl, globalThis.location?.href)) {
    throw new TypeError(`baseUrl must be a whole URL here, such as http://localhost:3000, not "${baseUrl}".`);
  }
  return connect(api, options);
}

function calls(connection: Connection, { operations }: Api): object {
  const { use, eject } = connection.transport;
  // Without a prototype, so that an operation may have any name.
  const client = Object.assign(Object.create(null), { use, eject });
  for (const [name, operation] of Object.entries(operations)) client[name] = callById(connection, operation);
  return client;
}
