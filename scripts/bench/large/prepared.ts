/** What `prepare` left in the folder that a peer is started with. */
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
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

/** Listens on a free port, prints it, and says what it has cost whenever the process that measures asks. */
export function serve(app: RequestListener): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000, memory: process.memoryUsage().rss / 1e6 });
  });
  const server = createServer(app);
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
}
