/** The ways of serving an application: by ours, which may go around Express, and by Node's own. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Express } from "express";
import { listen } from "../listen.ts";

export interface ServedApplication extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
}

export type Way = (app: Express) => Promise<ServedApplication>;

export const WAYS: Readonly<Record<string, Way>> = {
  "listen(app)": async (app) => {
    const { url, port, close } = await listen(app, { port: 0 });
    return { url, port, [Symbol.asyncDispose]: () => close(100) };
  },
  "http.createServer(app)": async (app) => {
    const server = createServer(app).listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const close = () => new Promise<void>((resolve) => server.close(() => resolve()).closeAllConnections());
    return { url: `http://127.0.0.1:${port}`, port, [Symbol.asyncDispose]: close };
  },
};
