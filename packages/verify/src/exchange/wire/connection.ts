/** A connection to a server, which carries one request after the other (RFC 9112, section 9.3). */
import { connect, isIP, type Socket } from "node:net";
import { connect as connectSecurely } from "node:tls";
import type { Stop } from "../stop.ts";
import { type AnswerHead, AnswerReader } from "./answer-reader.ts";
import { Content } from "./content.ts";

/** Bytes that are read at once. */
const READ = 64 * 1024;

/** Milliseconds after an answer to HEAD in which a server may end the connection, as it was asked to. */
const UNTIL_END = 1_000;

export interface Received extends AnswerHead {
  readonly content: Content;
}

/** Nothing of an answer came over a connection that was used before: its end and the request have met. */
export class StaleError extends Error {
  override readonly name = "StaleError";
}

/** A request whose answer is still to come. */
interface Turn {
  readonly reader: AnswerReader;
  readonly content: Content;
  /** Whether the connection had carried another one before. */
  readonly isLater: boolean;
  /** Ends it, with an error where it is not whole. */
  readonly end: (error?: Error) => void;
}

export interface ConnectionOwner {
  /** It can carry another request. */
  free(connection: Connection): void;
  /** It is closed. */
  gone(connection: Connection): void;
}

export class Connection {
  readonly #socket: Socket;
  readonly #owner: ConnectionOwner;
  #turn: Turn | undefined;
  /** What the socket has said last. */
  #error: Error | undefined;
  #turns = 0;

  constructor({ protocol, hostname, port }: URL, owner: ConnectionOwner) {
    const host = hostname.replace(/^\[|\]$/g, "");
    this.#owner = owner;
    // Read into one buffer, again and again: who reads an answer copies what is to be kept.
    const buffer = Buffer.allocUnsafe(READ);
    const onread = {
      buffer,
      callback: (length: number) => {
        this.#take(buffer.subarray(0, length));
        return true;
      },
    };
    const isSecure = protocol === "https:";
    const where = { host, port: Number(port || (isSecure ? 443 : 80)), onread };
    this.#socket = isSecure
      ? // An address is no name that could be asked for (RFC 6066, section 3).
        connectSecurely({ ...where, ...(isIP(host) === 0 && { servername: host }), ALPNProtocols: ["http/1.1"] })
      : connect(where);
    this.#socket.setNoDelay(true);
    this.#socket.on("end", () => this.#end());
    this.#socket.on("error", (error) => {
      this.#error = error;
    });
    this.#socket.on("close", () => {
      this.#end();
      owner.gone(this);
    });
  }

  /**
   * Sends a request. Its answer is there when its head is.
   *
   * @throws StaleError, AnswerError, what the socket says, or why it was stopped
   */
  send(method: string, head: string, body: Uint8Array, stop: Stop): Promise<Received> {
    return new Promise((resolve, reject) => {
      const content = new Content(() => this.close());
      let timer: NodeJS.Timeout | undefined;
      const reader = new AnswerReader(method, {
        head: (answer) => {
          if (method === "HEAD") timer = setTimeout(() => this.#end(), UNTIL_END);
          resolve({ ...answer, content });
        },
        content: (bytes) => content.push(bytes),
      });
      const end = (error?: Error) => {
        clearTimeout(timer);
        stop.onStop();
        content.end(error);
        if (error) reject(error);
      };
      this.#turn = { reader, content, isLater: this.#turns++ > 0, end };
      this.#write(head, body);
      stop.onStop((reason) => this.#fail(reason as Error));
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #write(head: string, body: Uint8Array): void {
    // One text is one write, and written quicker than bytes that are put together first.
    this.#socket.write(body.length === 0 ? head : head + textOfBytes(body), "latin1");
  }

  #take(bytes: Buffer): void {
    const turn = this.#turn;
    // Nothing was asked.
    if (!turn) {
      this.close();
      return;
    }
    try {
      turn.reader.take(bytes);
    } catch (error) {
      this.#fail(error as Error);
    }
    if (turn.reader.isOver) this.#finish(turn);
  }

  #end(): void {
    const turn = this.#turn;
    if (!turn) {
      this.close();
      return;
    }
    try {
      turn.reader.end();
      this.#finish(turn);
    } catch (error) {
      const isStale = turn.isLater && !turn.reader.hasBegun;
      const reason = this.#error ?? (error as Error);
      this.#fail(isStale ? new StaleError(reason.message, { cause: reason }) : reason);
    }
  }

  #finish(turn: Turn): void {
    this.#turn = undefined;
    turn.end();
    // A server may have answered before it has read everything, and does not read on.
    if (turn.reader.mayFollow && this.#socket.writableLength === 0) this.#owner.free(this);
    else this.close();
  }

  #fail(error: Error): void {
    const turn = this.#turn;
    this.#turn = undefined;
    turn?.end(error);
    this.close();
  }
}

/** A character for each byte. */
function textOfBytes({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString("latin1");
}
