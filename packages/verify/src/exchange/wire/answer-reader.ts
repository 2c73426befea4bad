/** Reads an answer from the bytes of a connection as they come (RFC 9112). */
import { byText } from "@cantus/contract";
import type { HeaderValues } from "../exchange.ts";

export interface AnswerHead {
  readonly status: number;
  readonly headers: HeaderValues;
}

export interface AnswerListener {
  head(head: AnswerHead): void;
  /** The bytes are its own. */
  content(bytes: Uint8Array): void;
}

/** What came is no HTTP, or not all of it came. */
class AnswerError extends Error {
  override readonly name = "AnswerError";
}

/** What of an answer comes next. */
type State = "head" | "content" | "chunk-size" | "chunk" | "chunk-end" | "trailers" | "until-end" | "over";

/** A head that is longer than this has no end. */
const LONGEST_HEAD = 256 * 1024;

export class AnswerReader {
  readonly #method: string;
  readonly #listener: AnswerListener;
  #state: State = "head";
  /** What came of something that is not all there yet. */
  #rest: Buffer | undefined;
  /** Bytes of the content, or of its chunk, that are still to come. */
  #left = 0;
  #mayFollow = true;

  constructor(method: string, listener: AnswerListener) {
    this.#method = method;
    this.#listener = listener;
  }

  /** Whether anything has come. */
  get hasBegun(): boolean {
    return this.#state !== "head" || this.#rest !== undefined;
  }

  get isOver(): boolean {
    return this.#state === "over";
  }

  /** Whether the connection can carry another answer after this one. */
  get mayFollow(): boolean {
    return this.#mayFollow;
  }

  /**
   * @param bytes may be written over afterwards
   * @throws AnswerError
   */
  take(bytes: Buffer): void {
    let left: Buffer | undefined = this.#rest ? Buffer.concat([this.#rest, bytes]) : bytes;
    this.#rest = undefined;
    while (left && left.length > 0) left = this.#step(left);
  }

  /**
   * The connection has ended.
   *
   * @throws AnswerError where that is too early
   */
  end(): void {
    this.#mayFollow = false;
    if (this.#state === "until-end") this.#state = "over";
    else if (!this.hasBegun) throw new AnswerError("the connection was closed without an answer");
    else throw new AnswerError("the connection was closed in the middle of the answer");
  }

  /** @returns what is still to be looked at; `undefined` where more has to come */
  #step(bytes: Buffer): Buffer | undefined {
    switch (this.#state) {
      case "head":
        return this.#upTo("\r\n\r\n", bytes, (text) => this.#readHead(text));
      case "content":
        return this.#pass(bytes, "over");
      case "chunk-size":
        return this.#upTo("\r\n", bytes, (text) => this.#readChunkSize(text));
      case "chunk":
        return this.#pass(bytes, "chunk-end");
      case "chunk-end":
        return this.#upTo("\r\n", bytes, (text) => {
          if (text !== "") throw new AnswerError("a chunk is longer than it says");
          this.#state = "chunk-size";
        });
      case "trailers":
        return this.#upTo("\r\n", bytes, (text) => {
          if (text === "") this.#state = "over";
        });
      case "over":
        // What follows belongs to it as much as to anything: nothing was asked since.
        this.#mayFollow = false;
        this.#listener.content(Buffer.from(bytes));
        return undefined;
      case "until-end":
        this.#listener.content(Buffer.from(bytes));
        return undefined;
    }
  }

  #upTo(end: string, bytes: Buffer, read: (text: string) => void): Buffer | undefined {
    const at = bytes.indexOf(end);
    if (at < 0) {
      if (bytes.length > LONGEST_HEAD) throw new AnswerError("the head of the answer has no end");
      this.#rest = Buffer.from(bytes);
      return undefined;
    }
    read(bytes.toString("latin1", 0, at));
    return bytes.subarray(at + end.length);
  }

  #pass(bytes: Buffer, next: State): Buffer {
    const part = bytes.length <= this.#left ? bytes : bytes.subarray(0, this.#left);
    this.#left -= part.length;
    this.#listener.content(Buffer.from(part));
    if (this.#left === 0) this.#state = next;
    return bytes.subarray(part.length);
  }

  #readHead(text: string): void {
    const head = headOf(text);
    const { status, headers, version } = head;
    // Interim answers come before the one that counts (RFC 9110, section 15.2).
    if (status < 200 && status !== 101) return;
    const connection = headers.connection?.toLowerCase() ?? "";
    this.#mayFollow = version === "1" ? !connection.includes("close") : connection.includes("keep-alive");
    this.#listener.head(head);
    this.#begin(status, headers);
  }

  /** How long the content is (RFC 9112, section 6.3). */
  #begin(status: number, headers: HeaderValues): void {
    const { "transfer-encoding": coding, "content-length": length } = headers;
    if (status === 101) this.#mayFollow = false;
    if (this.#method === "HEAD") this.#state = "until-end";
    else if (status === 101 || status === 204 || status === 304) this.#state = "over";
    else if (coding !== undefined) this.#state = /(?:^|,)\s*chunked\s*$/i.test(coding) ? "chunk-size" : "until-end";
    else if (length === undefined) this.#state = "until-end";
    else if (!/^\d+$/.test(length)) throw new AnswerError(`Content-Length is no number: ${length.slice(0, 60)}`);
    else {
      this.#left = Number(length);
      this.#state = this.#left === 0 ? "over" : "content";
    }
  }

  #readChunkSize(text: string): void {
    const [, size] = /^([0-9a-f]{1,12})[ \t]*(?:;.*)?$/i.exec(text) ?? [];
    if (size === undefined) throw new AnswerError(`the length of a chunk is no number: ${text.slice(0, 60)}`);
    this.#left = Number.parseInt(size, 16);
    this.#state = this.#left === 0 ? "trailers" : "chunk";
  }
}

interface ReadHead extends AnswerHead {
  /** Of HTTP/1: `0` or `1`. */
  readonly version: string;
}

const MOST_RECENT = 100;

/** Within one second a server's answers of one length have one head. */
const headOf = byText(MOST_RECENT, readHead);

function readHead(text: string): ReadHead {
  const [line = "", ...fields] = text.split("\r\n");
  const [, version = "", code] = /^HTTP\/1\.([01]) (\d{3})(?: |$)/.exec(line) ?? [];
  if (code === undefined) throw new AnswerError(`the answer does not begin as HTTP does: ${line.slice(0, 60)}`);
  return { status: Number(code), headers: headersOf(fields), version };
}

/** What comes more than once is one list (RFC 9110, section 5.3). */
function headersOf(fields: readonly string[]): HeaderValues {
  const headers: Record<string, string> = {};
  for (const field of fields) {
    const [, written, value = ""] = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/.exec(field) ?? [];
    if (written === undefined) throw new AnswerError(`the answer has a header that is none: ${field.slice(0, 60)}`);
    const name = written.toLowerCase();
    const known = headers[name];
    headers[name] = known === undefined ? value : `${known}, ${value}`;
  }
  return headers;
}
