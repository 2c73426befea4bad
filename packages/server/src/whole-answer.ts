/**
 * Sends a whole answer past Node's `ServerResponse`, which reads each field of a head again and copies it several times:
 * that, and telling of a request's end when nobody listens, is a good part of what Node itself spends on a request.
 *
 * It knows none of HTTP's rules: once a second Node writes an answer itself, and what it puts behind the fields it was given
 * (Date, Connection, Keep-Alive) is put behind those of the answers that follow. Any answer that could need other words is
 * Node's: where somebody else has to do with the response, where a connection is not kept, where others wait in line. So is
 * every answer of a Node whose responses are not made as this expects; that they are is seen by what it wrote.
 */
import type { ServerResponse } from "node:http";
import { hasBody, type ReadRequest } from "./body-presence.ts";
import { type FixedFields, linesOf } from "./fixed-fields.ts";
import { http } from "./node-http.ts";

/** What Node has of a response besides what its types say. Each is looked at before it is relied on. */
interface Inside {
  /** The whole head; `null` until it is known. */
  _header: unknown;
  /** Whether the head has been handed to the connection. */
  _headerSent: unknown;
  readonly _removedConnection: unknown;
  readonly maxRequestsOnConnectionReached: unknown;
}

interface Tail {
  readonly text: string;
  /** Its date has one second to live (RFC 9110 §6.6.1): which, since 1970. */
  readonly second: number;
}

/** Where a server keeps what is sent behind the fields of an answer on a connection that is kept. */
const KEPT = Symbol("what Cantus sends behind the fields of an answer");

export interface WholeAnswer {
  readonly status: number;
  /** Those of this answer alone, names and values in turn; but for `Content-Length`. */
  readonly fields: readonly string[];
  /** The same as they stand in a head, for who knows them to be printable. */
  readonly lines?: string;
  /** Those that follow, as other answers have them too. */
  readonly fixed: FixedFields;
  readonly text: string;
  /** Of the text, in bytes. */
  readonly length: number;
}

/**
 * Sends an answer whose whole body is this text. All that is to be heard of a response (`finish`, `close`, `writableFinished`
 * and so on) is Node's own doing, whichever of the two has written it.
 */
export function sendAtOnce(request: ReadRequest, response: ServerResponse, answer: WholeAnswer): void {
  const { status, text, length } = answer;
  // One byte for each character: ASCII, which is the same in both and copied as it is in the one.
  const encoding = length === text.length ? "latin1" : "utf8";
  const start = isUntouched(request, response) ? startOf(answer) : undefined;
  const tail = start === undefined ? undefined : tailFor(request);
  if (start === undefined || tail === undefined) {
    response.writeHead(status, [...answer.fields, ...answer.fixed.fields, "Content-Length", String(length)]);
    if (start !== undefined) learnTail(request, response, start);
    response.end(text, encoding);
  } else {
    const head = start + tail;
    response.statusCode = status;
    response.statusMessage = reasonOf(status);
    const inside = response as unknown as Inside;
    inside._header = head;
    inside._headerSent = true;
    response.socket?.write(head + text, encoding);
    response.end();
  }
  endUnheard(request);
}

/** Whether nothing sets this response apart from others of its server: what Node says for one, it then says for all. */
function isUntouched(request: ReadRequest, response: ServerResponse): boolean {
  const { _header, _headerSent, _removedConnection, maxRequestsOnConnectionReached } = response as unknown as Inside;
  const { socket } = response;
  return (
    _header === null &&
    _headerSent === false &&
    _removedConnection === false &&
    maxRequestsOnConnectionReached === false &&
    response.writeHead === http.ServerResponse.prototype.writeHead &&
    response.end === http.ServerResponse.prototype.end &&
    response.statusMessage === undefined &&
    response.shouldKeepAlive &&
    response.sendDate &&
    !response.strictContentLength &&
    response.getHeaderNames().length === 0 &&
    request.headers.expect === undefined &&
    // It gets its connection when those before it are sent.
    socket?.writable === true &&
    socket.writableLength === 0
  );
}

/** The status line and the fields; nothing where they are for Node to judge. */
function startOf({ status, fields, lines: own = linesOf(fields), fixed, length }: WholeAnswer): string | undefined {
  // Those without content are told apart by it (RFC 9110 §6.4.1).
  if (!(status >= 200 && status <= 599) || status === 204 || status === 304) return undefined;
  if (own === undefined || fixed.lines === undefined) return undefined;
  return `HTTP/1.1 ${status} ${reasonOf(status)}\r\n${own}${fixed.lines}Content-Length: ${length}\r\n`;
}

function reasonOf(status: number): string {
  return http.STATUS_CODES[status] ?? "unknown";
}

function tailFor(request: ReadRequest): string | undefined {
  const tail = serverOf(request)?.[KEPT];
  return tail && tail.second === currentSecond() ? tail.text : undefined;
}

/** What a head ends with to which nothing else was added. */
const TAIL = /^Date: [^\r]+ GMT\r\nConnection: keep-alive\r\n(?:Keep-Alive: [^\r]+\r\n)?\r\n$/;

/** From a head that Node has just made. */
function learnTail(request: ReadRequest, response: ServerResponse, start: string): void {
  const server = serverOf(request);
  const head = (response as unknown as Inside)._header;
  if (!server || typeof head !== "string" || !head.startsWith(start)) return;
  const text = head.slice(start.length);
  if (TAIL.test(text)) server[KEPT] = { text, second: currentSecond() };
}

function currentSecond(): number {
  return Math.floor(Date.now() / 1000);
}

/** Node notes at each connection which server took it, and leaves that out of its types. */
function serverOf(request: ReadRequest): { [KEPT]?: Tail } | undefined {
  return (request.socket as { server?: { [KEPT]?: Tail } }).server;
}

/** What Node has of a request besides what its types say. */
interface InsideRequest {
  readonly _eventsCount?: number;
  /** What Node itself does to a request without a body, before anybody has seen it, if `optimizeEmptyRequests` is on. */
  _dumpAndCloseReadable?(): void;
}

/**
 * Tells nobody that a request has ended, which takes Node several turns, if nobody waits to hear it: what can be read of it
 * has been read, and it is answered.
 */
function endUnheard(request: ReadRequest): void {
  const inside = request as InsideRequest;
  if (inside._eventsCount !== 0 || request.readableFlowing !== null || request.destroyed) return;
  const isOver = request.complete ? request.readableLength === 0 : !hasBody(request);
  if (isOver) inside._dumpAndCloseReadable?.();
}
