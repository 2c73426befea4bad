/** What `prepare` left in the folder that a peer is started with. */
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { OpenApiDocument } from "@cantus/contract";
import type { Call } from "./calls.ts";

const folder = process.argv[2] as string;
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));

export const contractFile = pathToFileURL(join(folder, "contract.json"));
export const contract = (): OpenApiDocument => read("contract.json");
export const validators = join(folder, "validators.cjs");
/** Every operation of the contract, also those that are not called. */
export const operationIds = (): string[] => read("operations.json");

/** A call as a peer sees it: with the value that it answers with, which is a part of the document. */
export type Answered = Omit<Call, "body" | "answer"> & { readonly answer: unknown };

export function answersIn(document: OpenApiDocument): Answered[] {
  return read("calls.json").map(({ answer, ...call }: Omit<Call, "body">) => ({
    ...call,
    answer: answer === undefined ? undefined : at(document, answer),
  }));
}

function at(document: unknown, pointer: string): unknown {
  const steps = pointer
    .slice(1)
    .split("/")
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
  return steps.reduce((node, step) => (node as Record<string, unknown>)[step], document);
}

/** What a process that measures asks a peer: what it has cost so far, or once it has come to rest. */
export type Question = "cost" | "cost at rest";

/** Listens on a free port, prints it, and answers questions. */
export function serve(app: RequestListener): void {
  process.on("message", (question: Question) => {
    if (question === "cost at rest") comeToRest();
    const milliseconds = ({ user, system }: { user: number; system: number }) => (user + system) / 1000;
    process.send?.({
      cpu: milliseconds(process.cpuUsage()),
      // What V8 still does of the start in other threads holds up no call.
      own: milliseconds(process.threadCpuUsage()),
      memory: process.memoryUsage().rss / 1e6,
    });
  });
  const server = createServer(app);
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
}

/** What V8 does by itself when nothing has been asked for ten seconds: collects everything, and gives back what is empty. */
function comeToRest(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")({ type: "major", flavor: "last-resort", execution: "sync" });
}
