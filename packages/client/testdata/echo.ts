import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A real HTTP server that keeps what it was sent and answers what it is told. */
export interface Echo extends AsyncDisposable {
  readonly baseUrl: string;
  readonly received: Received[];
  /** How the next requests are answered. Default: `200 {}` as JSON. */
  answer: (response: ServerResponse, request: Received) => void;
}

export async function startEcho(): Promise<Echo> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { method = "", url = "", headers } = request;
    const received = { method, url, headers, body: Buffer.concat(chunks).toString("latin1") };
    echo.received.push(received);
    echo.answer(response, received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const echo: Echo = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/base`,
    received: [],
    answer: (response) => json(response, 200, {}),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return echo;
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { "Content-Type": "application/json", ...headers }).end(JSON.stringify(body));
}
