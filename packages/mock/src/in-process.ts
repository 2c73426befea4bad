/** A mock in the process of whoever uses it: `fetch` without a port, and sessions by their names. */

import { milliseconds } from "./clock.ts";
import { fromFetch, toFetch } from "./exchange.ts";
import { requireFitting } from "./override-fit.ts";
import type { Override, OverrideAnswer } from "./overrides.ts";
import { type Responder, SESSION_HEADER } from "./respond.ts";
import type { Scenarios } from "./scenario/scenarios.ts";
import type { ServedContracts } from "./served.ts";
import type { Sessions } from "./session.ts";
import type { MockSession } from "./types.ts";

type Fetch = MockSession["fetch"];

/** @param bodyLimit the longest body that is read, in bytes */
export function inProcessFetch(responder: Responder, bodyLimit: number): Fetch {
  return async (input, init) => {
    const request = await fromFetch(new Request(input, init));
    const answered =
      request.body.length > bodyLimit
        ? await responder.tooLarge({ ...request, body: new Uint8Array() })
        : await responder.respond(request);
    return toFetch(answered, request.method, signalOf(input, init));
  };
}

function signalOf(input: Request | string | URL, init: RequestInit | undefined): AbortSignal | undefined {
  return init?.signal ?? (input instanceof Request ? input.signal : undefined);
}

/** @param name absent: the session that all callers share who name none */
export function sessionFace<Operations>(
  sessions: Sessions,
  served: ServedContracts,
  scenarios: Scenarios,
  fetch: Fetch,
  name: string | undefined,
): MockSession<Operations> {
  const current = () => sessions.get(name === undefined ? undefined : encodeName(name));
  return {
    name,
    headers: name === undefined ? {} : { "X-Mock-Session": encodeName(name) },
    get clock() {
      return current().clock;
    },
    fetch(input, init) {
      const request = new Request(input, init);
      if (name !== undefined) request.headers.set(SESSION_HEADER, encodeName(name));
      return fetch(request);
    },
    get log() {
      return current().log;
    },
    on(operationId, override) {
      // Typed by `Operations`; what it holds is judged here as well, for callers without types.
      const given = override as Override | OverrideAnswer;
      const whole = "status" in given ? { answer: given } : given;
      return current().overrides.add(requireFitting(served.all, operationId, whole), whole);
    },
    get exercised() {
      const { exercised } = current();
      return served.all.map((contract) => exercised.of(contract));
    },
    begin: (scenario) => scenarios.begin(current(), scenario),
    reset: () => current().reset(),
    advance: (time) => current().clock.advance(milliseconds(time)),
    snapshot: () => current().snapshot(),
    restore: (snapshot) => current().restore(snapshot, served.all),
    drop() {
      if (name === undefined) sessions.shared.reset();
      else sessions.drop(encodeName(name));
    },
  };
}

/** A name of any characters, as a header may carry it (RFC 9110 §5.5). */
function encodeName(name: string): string {
  return name.trim().replace(/[^\x20-\x7e]/gu, (character) => encodeURIComponent(character.toWellFormed()));
}
