/** What `prepare` left in the folder that a peer is started with. */
import { readFileSync } from "node:fs";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { OpenApiDocument } from "@cantus/contract";
import type { Call } from "./calls.ts";

const folder = process.argv[2] as string;
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), "utf8"));

export const contract = (): OpenApiDocument => read("contract.json");
export const validators = join(folder, "validators.cjs");
/** Every operation of the contract, also those that are not called. */
export const operationIds = (): string[] => read("operations.json");
export const calls = (): Call[] => read("calls.json");

/** Listens on a free port, prints it, and says what it has cost whenever the process that measures asks. */
export function serve(app: RequestListener): void {
  process.on("message", () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1000, memory: process.memoryUsage().rss / 1e6 });
  });
  const server = createServer(app);
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
}
