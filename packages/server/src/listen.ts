/** Listening on a port, with an end that loses nothing. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { watchClosing } from "./closing.ts";
import { Connections } from "./closing-connections.ts";
import { continueWhenRead } from "./listen-expectation.ts";
import { http } from "./node-http.ts";
import { ServerError } from "./server-error.ts";
import { servedBy } from "./shortcut.ts";

export { bodyThatIsHere } from "./body-presence.ts";
export { FixedFields } from "./fixed-fields.ts";
export { sendAtOnce } from "./whole-answer.ts";

export interface ListenOptions {
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** Default 127.0.0.1: this machine only. `0.0.0.0` or `::` for everyone. */
  readonly host?: string;
  /** How a user chooses another port, for the message when this one is taken. Default: `pass another port`. */
  readonly advice?: string;
}

export interface Listening {
  /** `http://127.0.0.1:3000`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /**
   * Takes no new connections, closes those that are idle, ends event streams, and waits for every other request of which
   * anything has arrived: each is answered, and told that it was the last on its connection.
   * @param grace how long to wait, in milliseconds, before connections are cut. Default 10,000. A second call may shorten it.
   */
  close(grace?: number): Promise<void>;
}

/**
 * Serves an Express application, or any request listener. An application that begins with a contract's router is served
 * faster than by its own `listen`.
 *
 * @throws {ServerError} PORT_TAKEN, PORT_FORBIDDEN, HOST_UNKNOWN: what is wrong and how to choose another.
 * @example
 * const server = await listen(app, { port: 3000 });
 * process.once("SIGTERM", () => server.close());
 */
export async function listen(app: RequestListener, options: ListenOptions): Promise<Listening> {
  const { port, host = "127.0.0.1" } = options;
  const served = servedBy(app);
  const connections = new Connections();
  const listener = connections.serving(served.listener);
  const server = http.createServer(served.options, listener);
  server.on("checkContinue", (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    continueWhenRead(request, response);
    listener(request, response);
  });
  connections.watch(server);
  const closing = watchClosing(server);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(unableToListen(error, options)));
    server.listen({ port, host }, resolve);
  });
  const address = server.address() as AddressInfo;
  const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
  return {
    url: `http://${reachable(name)}:${address.port}`,
    port: address.port,
    close(grace = 10_000) {
      closing.abort();
      return connections.close(server, grace);
    },
  };
}

/** An address that stands for all of a machine's cannot be called everywhere; the machine's own can. */
function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "[::]" ? "[::1]" : host;
}

function unableToListen(error: NodeJS.ErrnoException, options: ListenOptions): unknown {
  const { port, host = "127.0.0.1", advice = "pass another port" } = options;
  const cause = { cause: error };
  switch (error.code) {
    case "EADDRINUSE":
      return new ServerError(
        "PORT_TAKEN",
        `Port ${port} on ${host} is taken by another program: end that, or ${advice}.`,
        cause,
      );
    case "EACCES":
      return new ServerError(
        "PORT_FORBIDDEN",
        `Port ${port} may not be used by this user: ${advice} (1024 or above).`,
        cause,
      );
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new ServerError(
        "HOST_UNKNOWN",
        `${host} is not an address of this machine: use 127.0.0.1 or 0.0.0.0.`,
        cause,
      );
    default:
      return error;
  }
}
