import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

interface Received {
  readonly path: string | undefined;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A port that takes what it is sent, and answers as it is told to in `answers`; 204 by itself. */
export async function openReceiver() {
  const received: Received[] = [];
  const answers: ((response: ServerResponse) => void)[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    received.push({
      path: request.url,
      headers: request.headers as Record<string, string>,
      body: await text(request),
    });
    (answers.shift() ?? ((one) => one.writeHead(204).end()))(response);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    received,
    answers,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
