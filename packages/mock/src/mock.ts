/** The mock itself: contracts in, answers out. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Contract } from "@cantus/contract";
import { DEFAULT_BODY_LIMIT } from "@cantus/contract/request";
import { milliseconds } from "./clock.ts";
import { inProcessFetch, sessionFace } from "./in-process.ts";
import { listen } from "./listen.ts";
import { deliveringFor } from "./promise.ts";
import { createResponder } from "./respond.ts";
import { Scenarios } from "./scenario/scenarios.ts";
import { ServedContracts } from "./served.ts";
import { type Session, Sessions } from "./session.ts";
import type { AnyOperations } from "./typed.ts";
import type { Mock, MockOptions } from "./types.ts";

/**
 * Mocks contracts, each below the base paths of its `servers`. With the `operations` of the generated client, the
 * compiler knows what overrides may answer: `createMock<operations>([…])`.
 *
 * ```ts
 * const mock = createMock([await readContract("music-generations")]);
 * const { url, close } = await mock.listen({ port: 0 });
 * ```
 */
export function createMock<Operations = AnyOperations>(
  contracts: readonly Contract[],
  options: MockOptions = {},
): Mock<Operations> {
  const { cors = true, bodyLimit = DEFAULT_BODY_LIMIT, memory = true, callbacks = fetch, onEvent = () => {} } = options;
  const sessions = new Sessions(options.sessions);
  const served = new ServedContracts(contracts, memory);
  const scenarios = new Scenarios(served, options.scenarios);
  const responder = createResponder(served, sessions, scenarios, {
    cors,
    bodyLimit,
    memory,
    onEvent,
    send: callbacks || undefined,
    webhooks: options.webhooks,
  });
  const begin = (session: Session) => {
    if (options.scenario !== undefined) scenarios.begin(session, options.scenario);
  };
  sessions.onOpen = begin;
  begin(sessions.shared);
  const answering = inProcessFetch(responder, bodyLimit);
  let controlling: Promise<RequestListener> | undefined;

  /** Its server is loaded when it is first asked for. */
  async function control(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    controlling ??= import("./control/app.ts").then(({ controlApp }) =>
      controlApp({
        sessions,
        scenarios,
        contracts: () => served.all,
        described: () => served.describe(),
        deliveringFor: (contract, session) => deliveringFor(contract, session, callbacks || fetch, onEvent),
      }),
    );
    (await controlling)(incoming, outgoing);
  }

  return {
    get contracts() {
      return served.describe();
    },
    fetch: answering,
    session: (name) => sessionFace<Operations>(sessions, served, scenarios, answering, name),
    reset: () => sessions.reset(),
    advance: (time) => sessions.shared.clock.advance(milliseconds(time)),
    async listen(listenOptions = {}) {
      const listening = await listen({ ...responder, control }, { bodyLimit }, listenOptions);
      return {
        ...listening,
        async close() {
          sessions.end();
          await listening.close();
        },
      };
    },
    update(contract, own) {
      served.put(contract);
      if (own) scenarios.put(contract.name, own);
    },
  };
}
