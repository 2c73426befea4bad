import { connect, type Socket } from "node:net";

export type Outcome =
  | { readonly kind: "answer"; readonly status: number }
  /** The server closed the connection, as it may for what is no HTTP. */
  | { readonly kind: "closed" }
  /** Neither an answer nor an end within twenty seconds. */
  | { readonly kind: "silence" };

/** Long enough that a busy machine is no reason: what hangs, hangs for longer. */
const PATIENCE_MS = 20_000;

/** Sends bytes as they are over a socket, one request at a time, and reconnects where the server closed it. */
export class Connection {
  readonly #port: number;
  #socket: Socket | undefined;

  constructor(port: number) {
    this.#port = port;
  }

  async send(request: Buffer): Promise<Outcome> {
    const socket = this.#socket ?? connect(this.#port, "127.0.0.1");
    this.#socket = socket;
    // An answer to HEAD tells the length of a body that does not come (RFC 9110 §9.3.2).
    const hasBody = !request.subarray(0, 5).equals(Buffer.from("HEAD "));
    const outcome = await new Promise<Outcome>((resolve) => {
      let head = "";
      const timer = setTimeout(() => resolve({ kind: "silence" }), PATIENCE_MS);
      const settle = (outcome: Outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      socket.removeAllListeners();
      socket.on("data", (chunk: Buffer) => {
        head += chunk.toString("latin1");
        // The statuses 1xx are no answers yet (RFC 9110 §15.2).
        const status = [...head.matchAll(/HTTP\/1\.1 ([2-5]\d\d)/g)].at(-1)?.[1];
        if (status && isWhole(head, hasBody)) settle({ kind: "answer", status: Number(status) });
      });
      socket.on("error", () => settle({ kind: "closed" }));
      socket.on("close", () => {
        const status = /HTTP\/1\.1 ([2-5]\d\d)/.exec(head)?.[1];
        settle(status ? { kind: "answer", status: Number(status) } : { kind: "closed" });
      });
      socket.write(request);
    });
    // Whatever is left of a broken request would be read as the beginning of the next one.
    if (outcome.kind !== "answer" || outcome.status === 400 || socket.destroyed) this.close();
    return outcome;
  }

  close(): void {
    this.#socket?.removeAllListeners();
    this.#socket?.on("error", () => {});
    this.#socket?.destroy();
    this.#socket = undefined;
  }
}

/** Whether a response is here to its end, by its length or its last chunk. */
function isWhole(text: string, hasBody: boolean): boolean {
  const start = text.search(/HTTP\/1\.1 [2-5]/);
  const end = text.indexOf("\r\n\r\n", start);
  if (end < 0) return false;
  if (!hasBody) return true;
  const head = text.slice(start, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length !== undefined) return text.length >= end + 4 + Number(length);
  if (/\r\ntransfer-encoding: *chunked/i.test(head)) return text.endsWith("0\r\n\r\n");
  return true;
}
