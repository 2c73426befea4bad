/** Requests as bytes on a connection of their own, and the answers as they come back. */
import { connect } from "node:net";

export interface Answer {
  readonly status: number;
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * Sends these bytes and resolves with all answers once the other side has closed the connection.
 * @param isLast whether nothing more comes, which is said at once
 */
export function exchange(port: number, bytes: Uint8Array, isLast = false): Promise<Answer[]> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => (isLast ? socket.end(bytes) : socket.write(bytes)));
    socket.setTimeout(5000, () => socket.destroy(new Error(`No end after ${Buffer.concat(chunks)}`)));
    socket.on("data", (chunk) => chunks.push(chunk));
    // A server that refuses a request early may close while the rest of it is still being sent.
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === "ECONNRESET" ? undefined : reject(error)));
    socket.on("close", () => resolve(answersOf(Buffer.concat(chunks))));
  });
}

function answersOf(bytes: Buffer): Answer[] {
  const answers: Answer[] = [];
  let rest = bytes;
  while (rest.length > 0) {
    const end = rest.indexOf("\r\n\r\n");
    if (end < 0) throw new Error(`Not an answer: ${rest}`);
    const [start = "", ...lines] = rest.subarray(0, end).toString("latin1").split("\r\n");
    const headers = Object.fromEntries(
      lines.map((line) => [line.slice(0, line.indexOf(":")).toLowerCase(), line.slice(line.indexOf(":") + 1).trim()]),
    );
    const status = Number(start.split(" ")[1]);
    rest = rest.subarray(end + 4);
    const hasContent = status >= 200 && status !== 204 && status !== 304;
    const length = hasContent ? Number(headers["content-length"] ?? rest.length) : 0;
    answers.push({ status, headers, body: rest.subarray(0, length).toString() });
    rest = rest.subarray(length);
  }
  return answers;
}
