/** What Node itself takes for the same answers: the limit of whatever stands on it. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { JOB, page } from "./job.ts";
import { listen } from "./listen.ts";

listen((request, response) => {
  const { method, url = "" } = request;
  if (method === "POST") return receive(request, (body) => answer(response, 202, body && JOB));
  const [path, query] = url.split("?");
  if (path === "/jobs") return answer(response, 200, page(Number(/limit=(\d+)/.exec(query ?? "")?.[1] ?? 50)));
  answer(response, 200, { ...JOB, id: url.slice("/jobs/".length) });
});

function receive(request: IncomingMessage, done: (body: unknown) => void): void {
  let text = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    text += chunk;
  });
  request.on("end", () => done(JSON.parse(text)));
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  const text = JSON.stringify(body);
  response.writeHead(status, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(text) });
  response.end(text);
}
