/**
 * A way around Express, for requests that it would only pass on. An application that begins with a contract's router does
 * nothing to a request before that, but finding out so costs as much as answering it. So a server that `listen` made asks
 * the router first, and gives Express what that leaves. Everything works without it too.
 */
import { tracingChannel } from "node:diagnostics_channel";
import type { RequestListener, ServerOptions } from "node:http";
import type { Socket } from "node:net";
import type { Express, NextFunction, Request, Response } from "express";
import { http } from "./node-http.ts";

/** Answers a request, or does nothing and returns false. */
export type Shortcut = (app: Express, request: Request, response: Response, next: NextFunction) => boolean;

/** By what was given to `app.use`. */
const shortcuts = new WeakMap<object, Shortcut>();

/** Errors that a shortcut could not answer, on their way through Express to its error handlers. */
const failures = new WeakMap<object, { readonly error: unknown }>();

export function offerShortcut(handler: object, shortcut: Shortcut): void {
  shortcuts.set(handler, shortcut);
}

/** What the shortcut for this request ended with, for the router to pass on when Express comes by. */
export function failureOf(request: Request): { readonly error: unknown } | undefined {
  return failures.get(request);
}

/** What a server needs to serve an application; of any other listener, that listener. */
export function servedBy(listener: RequestListener): { options: ServerOptions; listener: RequestListener } {
  if (!isExpress(listener)) return { options: {}, listener };
  const app = listener;
  return {
    options: prototypesOf(app),
    listener: (incoming, outgoing) => {
      // Made by the classes above, they have all that Express gives to a request and response.
      const [request, response] = [incoming as Request, outgoing as Response];
      const shortcut = shortcutOf(app);
      if (!shortcut?.(app, request, response, (error) => giveBack(app, request, response, error))) {
        app(request, response);
      }
    },
  };
}

/** Express says what an application is by what it has: it is a function, of no class. */
function isExpress(listener: RequestListener): listener is Express & RequestListener {
  const { request, response, router, set } = listener as Partial<Express>;
  return typeof set === "function" && Boolean(request) && Boolean(response) && Array.isArray(router?.stack);
}

/**
 * Express changes the prototype of each request and response to that of the application, for which V8 takes longer than
 * for making them. Those of these classes have it from the beginning.
 */
function prototypesOf(app: Express): ServerOptions {
  function ExpressRequest(socket: Socket): unknown {
    return Reflect.construct(http.IncomingMessage, [socket], ExpressRequest);
  }
  ExpressRequest.prototype = app.request;
  function ExpressResponse(...parameters: unknown[]): unknown {
    return Reflect.construct(http.ServerResponse, parameters, ExpressResponse);
  }
  ExpressResponse.prototype = app.response;
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse } as unknown as ServerOptions;
}

/** Somebody who traces what Express does wants to see it. */
const tracing = tracingChannel("express.router.request");

/** That of the router which the application begins with: asked each time, as an application may still be added to. */
function shortcutOf(app: Express): Shortcut | undefined {
  const first = app.router.stack[0];
  // `slash`, left out of the types, is how a layer says that it was not mounted under a path.
  if (!first || first.route || !(first as { slash?: boolean }).slash || tracing.hasSubscribers) return undefined;
  return shortcuts.get(first.handle);
}

function giveBack(app: Express, request: Request, response: Response, error: unknown): void {
  if (error) failures.set(request, { error });
  app(request, response);
}
