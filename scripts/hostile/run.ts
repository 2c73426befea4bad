/**
 * `node scripts/hostile/run.ts [--validator compiled] [--requests 100000] [--seed 1] [--connections 64]`: requests that
 * nobody means well, made from the three contracts and one of patterns that hang JavaScript, broken in one to three ways,
 * sent to a server of `createRouter` on this machine.
 *
 * Both validators have to stand it, so run it twice: with `express-openapi-validator`, the default, and with `compiled`.
 *
 * At the end, and every tenth of the way, the server must still answer a good request; no request may make it fail
 * (5xx) or hang; and its memory must not grow: after a tenth of the requests it is measured, and compared at the end.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { parseArgs } from "node:util";
import { readContracts } from "@cantus/contract/read";
import { Connection, type Outcome } from "./connection.ts";
import { PATTERNS } from "./patterns.ts";
import { createHostileRequests } from "./requests.ts";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    connections: { type: "string", default: "64" },
    validator: { type: "string", default: "express-openapi-validator" },
  },
});
const total = Number(values.requests);
const connections = Number(values.connections);
if (!(total >= 10) || !(connections >= 1)) {
  console.error("--requests must be at least 10, --connections at least 1.");
  process.exit(2);
}

if (values.validator !== "compiled" && values.validator !== "express-openapi-validator") {
  console.error("--validator must be compiled or express-openapi-validator.");
  process.exit(2);
}

/** How much a heap may grow between a tenth of the way and its end. */
const GROWTH = 1.25;

const server = fork(new URL("./server.ts", import.meta.url), [values.validator], { execArgv: ["--expose-gc"] });
const [{ port }] = (await once(server, "message")) as [{ port: number }];
let ended: string | undefined;
server.on("exit", (code, signal) => {
  ended = `it ended with ${code ?? signal}`;
});

const next = createHostileRequests([...(await readContracts([])), PATTERNS], Number(values.seed));
const counts = new Map<Outcome["kind"] | number, number>();
const failures: { request: string; outcome: Outcome }[] = [];
let sent = 0;
let heapAtStart = 0;
/** In milliseconds: of all connections at once, so not the server's own time. */
let slowest = 0;

for (let tenth = 1; tenth <= 10 && !ended; tenth++) {
  await Promise.all(Array.from({ length: connections }, () => sendUntil((total * tenth) / 10)));
  await expectToAnswer();
  const heap = await heapInUse();
  if (tenth === 1) heapAtStart = heap;
  console.log(`${sent} sent, heap ${Math.round(heap / 2 ** 20)} MB, slowest answer ${Math.round(slowest)} ms`);
}
const growth = ended ? Number.POSITIVE_INFINITY : (await heapInUse()) / heapAtStart;
server.kill();

console.log(`\n${values.validator}, ${sent} requests, seed ${values.seed}`);
console.log(
  [...counts]
    .sort(([a], [b]) => String(a).localeCompare(String(b)))
    .map(([what, times]) => `${what}: ${times}`)
    .join(", "),
);
for (const { request, outcome } of failures.slice(0, 10)) {
  console.log(`\n${JSON.stringify(outcome)} for\n${request.slice(0, 600)}`);
}
console.log(`memory at the end: ${growth.toFixed(2)} times that after a tenth of the requests`);
if (ended) console.log(`The server did not survive: ${ended}.`);
process.exitCode = ended || failures.length > 0 || growth > GROWTH ? 1 : 0;

async function sendUntil(end: number): Promise<void> {
  const connection = new Connection(port);
  while (sent < end && !ended) {
    sent++;
    const request = next();
    const start = performance.now();
    const outcome = await connection.send(request);
    slowest = Math.max(slowest, performance.now() - start);
    const key = outcome.kind === "answer" ? outcome.status : outcome.kind;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    // What a server must not do: fail, or neither answer nor close.
    const failed = outcome.kind === "silence" || (outcome.kind === "answer" && outcome.status >= 500);
    if (failed && failures.length < 1000) failures.push({ request: request.toString("latin1"), outcome });
  }
  connection.close();
}

async function expectToAnswer(): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${port}/v1/jobs`, { headers: { authorization: "Bearer any" } });
  if (answer.status !== 200) throw new Error(`A good request was answered with ${answer.status} after ${sent} others`);
  await answer.arrayBuffer();
}

async function heapInUse(): Promise<number> {
  server.send("heap");
  const [{ heap }] = (await once(server, "message")) as [{ heap: number }];
  return heap;
}
