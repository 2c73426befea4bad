/** What a mock is to who uses it in process. */
import type { Contract } from "@cantus/contract";
import type { DescribedWebhook } from "./callbacks/describe.ts";
import type { Clock } from "./clock.ts";
import type { MockEvent } from "./events.ts";
import type { ExercisedContract } from "./exercised.ts";
import type { Listening, ListenOptions } from "./listen.ts";
import type { Scenario } from "./scenario/scenario.ts";
import type { LogEntry, SessionLimits, SessionSnapshot } from "./session.ts";
import type { RememberedContract } from "./state/report.ts";
import type { AnswerOf, AnyOperations, OverrideOf } from "./typed.ts";

export interface MockOptions {
  /** Answer browsers of every origin. Default true. */
  readonly cors?: boolean;
  /** The longest body that is read, in bytes. Default 1 MiB, as a server of `@cantus/server`; a longer one gets 413. */
  readonly bodyLimit?: number;
  readonly onEvent?: (event: MockEvent) => void;
  /** Remember what was created, changed and deleted. Default true; false: every answer is Prism's. */
  readonly memory?: boolean;
  /** How callbacks are sent; `false`: nobody is called back. Default `fetch`. */
  readonly callbacks?: typeof fetch | false;
  /** Where the contracts' webhooks go; a request says another address by `X-Mock-Webhooks`. Default: nowhere. */
  readonly webhooks?: string;
  /** What sessions may begin in: `readScenarios` reads them. */
  readonly scenarios?: readonly Scenario[];
  /** The scenario that every session begins in; absent: none. */
  readonly scenario?: string;
  /** How many sessions there are at most, and how long they stay. */
  readonly sessions?: Partial<SessionLimits>;
}

/** A contract as the mock serves it. */
export interface MockedContract {
  readonly name: string;
  /** Where it answers: `/v1`, or `""` for the root. */
  readonly basePaths: readonly string[];
  readonly operations: number;
  /** Its webhooks, and when each is delivered. */
  readonly webhooks: readonly DescribedWebhook[];
  /** What its memory works on, and by which operations; found out when it is asked for. */
  readonly memory: RememberedContract;
}

export interface Mock<Operations = AnyOperations> {
  /** What it serves at the moment, in order. */
  readonly contracts: readonly MockedContract[];
  /** Answers a request of Fetch in process, whatever its host. Never rejects but for a body that cannot be read. */
  fetch(input: Request | string | URL, init?: RequestInit): Promise<Response>;
  /** @throws {Error} with a `code` when the port cannot be had: `PORT_TAKEN` and the like */
  listen(options?: ListenOptions): Promise<Listening>;
  /**
   * A session by its name, as `X-Mock-Session` gives it: a state and a clock of its own. Without a name, the one that all
   * callers share who name none. A session that was dropped begins anew when it is used again.
   */
  session(name?: string): MockSession<Operations>;
  /** State and clock of the shared session as at the start; the other sessions are dropped. */
  reset(): void;
  /** Moves the clock of the shared session; `"5s"`, `"1500ms"` or milliseconds. */
  advance(time: number | string): void;
  /** Puts a contract in the place of the one with the same name; a new name is added. So it is with its scenarios, if given. */
  update(contract: Contract, scenarios?: readonly Scenario[]): void;
}

/** One session of a mock, in process. */
export interface MockSession<Operations = AnyOperations> {
  readonly name: string | undefined;
  /** What makes a request one of this session: for callers that reach the mock on its port. */
  readonly headers: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** `fetch` within this session. */
  readonly fetch: (input: Request | string | URL, init?: RequestInit) => Promise<Response>;
  /** State and clock as at the start. */
  reset(): void;
  /** Moves the clock; `"5s"`, `"1500ms"` or milliseconds. */
  advance(time: number | string): void;
  /** Its last requests and what became of them, the newest last. */
  readonly log: readonly LogEntry[];
  /**
   * Lets an operation answer otherwise: by an answer that it declares, or in its time. An answer without a body has the
   * contract's example. It holds until what is returned is called, the session is reset, or the given number of
   * times is over.
   *
   * @throws {OverrideError} for an operation that there is not, and an answer that it does not declare
   */
  on<Id extends keyof Operations & string>(
    operationId: Id,
    override: OverrideOf<Operations[Id]> | AnswerOf<Operations[Id]>,
  ): () => void;
  /** What of each contract its requests have exercised. */
  readonly exercised: readonly ExercisedContract[];
  /**
   * Begins anew in a scenario; `undefined`: in none.
   * @throws {Problem} for one that there is not
   */
  begin(scenario: string | undefined): void;
  /** All of its state as JSON. */
  snapshot(): SessionSnapshot;
  /** Puts a state back; collections that the contracts do not have are passed over. */
  restore(snapshot: SessionSnapshot): void;
  /** Forgets it; under its name another begins. The shared one is reset. */
  drop(): void;
}
