/** Tells what would never end by itself that its server is closing. */
import type { Server } from "node:http";
import type { Request } from "express";

const closings = new WeakMap<object, AbortController>();

/** To be called for a server once it is made. The controller is aborted when it begins to close. */
export function watchClosing(server: Server): AbortController {
  const controller = new AbortController();
  closings.set(server, controller);
  return controller;
}

/** Aborts when the server of a request begins to close; `undefined` for a server that `listen` did not make. */
export function closingOf(request: Request): AbortSignal | undefined {
  // Node notes at each connection which server took it, and leaves that out of its types.
  const { server } = request.socket as { server?: object };
  return server && closings.get(server)?.signal;
}
