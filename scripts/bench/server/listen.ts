import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** Listens on a free port and prints it, for the process that measures. */
export function listen(app: RequestListener): void {
  const server = createServer(app);
  server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));
}
