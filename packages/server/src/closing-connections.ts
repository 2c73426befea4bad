/**
 * Closes the connections of a server, each as soon as all that was asked on it is answered. Node's own `Server.close` tells
 * nobody that a connection will not be kept, leaves those open on which nothing was ever sent, and cuts off an answer that
 * is still being written.
 */
import type { IncomingMessage, RequestListener, Server, ServerResponse } from "node:http";
import { Server as NetServer, type Socket } from "node:net";
import { setImmediate } from "node:timers/promises";

/** In milliseconds. */
const SWEEP_INTERVAL = 50;

export class Connections {
  readonly #open = new Set<Socket>();
  /** Answers that wait for one before them on their connection: by connection, the last in line. */
  readonly #lastInLine = new Map<Socket, ServerResponse>();
  #closed: Promise<void> | undefined;

  /** To be called before the server listens. */
  watch(server: Server): void {
    server.on("connection", (socket: Socket) => {
      this.#open.add(socket);
      socket.once("close", () => this.#open.delete(socket));
    });
  }

  /** What a server is to be given as its listener, for `listener` to answer. */
  serving(listener: RequestListener): RequestListener {
    return (request, response) => {
      // A response gets its connection when those before it are sent.
      const isInLine = response.socket === null;
      if (this.#closed && !this.#makeLast(request, response)) return;
      if (isInLine) this.#queue(request.socket, response);
      listener(request, response);
    };
  }

  /**
   * Refuses new connections, and resolves when all others are closed.
   *
   * @param grace in milliseconds, how long to wait before they are cut
   */
  async close(server: Server, grace: number): Promise<void> {
    const cut = setTimeout(() => server.closeAllConnections(), grace);
    // What has arrived by now is taken.
    await setImmediate();
    this.#closed ??= this.#close(server);
    await this.#closed;
    clearTimeout(cut);
  }

  async #close(server: Server): Promise<void> {
    const closed = new Promise<void>((resolve) => server.once("close", resolve));
    NetServer.prototype.close.call(server);
    for (const socket of this.#open) announceEnd(this.#newestOf(socket));
    this.#closeIdle(server);
    const sweep = setInterval(() => {
      for (const socket of this.#open) if (socket.bytesRead === 0) socket.destroy();
      this.#closeIdle(server);
    }, SWEEP_INTERVAL);
    await closed;
    clearInterval(sweep);
    // Ends what Node's own way of closing ends besides: its watch for connections that are too slow.
    server.close();
  }

  #queue(socket: Socket, response: ServerResponse): void {
    this.#lastInLine.set(socket, response);
    response.once("close", () => {
      if (this.#lastInLine.get(socket) === response) this.#lastInLine.delete(socket);
    });
  }

  #newestOf(socket: Socket): ServerResponse | undefined {
    return this.#lastInLine.get(socket) ?? currentOf(socket);
  }

  /** Whether a request that comes now can still be answered, as the last on its connection. */
  #makeLast({ socket }: IncomingMessage, response: ServerResponse): boolean {
    const before = this.#newestOf(socket);
    if (before && before !== response) {
      // "MUST NOT process any further requests received on that connection" (RFC 9112 §9.6)
      if (before.headersSent && !before.shouldKeepAlive) return false;
      if (!before.headersSent) before.shouldKeepAlive = true;
    }
    announceEnd(response);
    return true;
  }

  #closeIdle(server: Server): void {
    // Node takes a connection for idle on which an answer was ended, though not all of it is sent.
    const sending = [...this.#open].filter((socket) => currentOf(socket) !== undefined || socket.writableLength > 0);
    for (const socket of sending) socket.destroy = () => socket;
    server.closeIdleConnections();
    for (const socket of sending) delete (socket as Partial<Socket>).destroy;
  }
}

/** The answer that is being sent. Node notes it at the connection, and leaves that out of its types. */
function currentOf(socket: Socket): ServerResponse | undefined {
  return (socket as { _httpMessage?: ServerResponse | null })._httpMessage ?? undefined;
}

/** Has an answer say that no request may follow on its connection, which Node then closes (RFC 9112 §9.6). */
function announceEnd(response: ServerResponse | undefined): void {
  if (response && !response.headersSent) response.shouldKeepAlive = false;
}
