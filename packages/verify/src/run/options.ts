import type { Case } from "../cases/case.ts";
import type { CheckName } from "../checks/index.ts";
import type { Thresholds } from "../coverage/thresholds.ts";
import type { Credentials } from "../exchange/authenticate.ts";
import type { Exchange } from "../exchange/exchange.ts";
import type { PhaseName } from "../phases/phase.ts";
import type { Reporter } from "../report/reporter.ts";
import type { Hooks } from "./hooks.ts";
import type { Identity } from "./identity.ts";

export interface VerifyOptions {
  /**
   * By the name of the security scheme: `{ ApiKeyAuth: key }`; `user:password` for `basic`. Each operation gets those of
   * the first of its security requirements for which all are given.
   */
  readonly credentials?: Credentials;
  /** Sent with every request: a session, credentials of a kind of their own. Where a parameter has the same name, these win. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * The callers that the target knows, by a name of yours: `{ alice: { headers: { Authorization: "Bearer …" } }, bob: … }`.
   * The first is the ordinary caller, to whom `credentials` and `headers` belong, too; the others try to reach what is
   * the first one's.
   */
  readonly identities?: Readonly<Record<string, Identity>>;
  /** What only the user knows of an operation, by operationId: ids that exist, fields to fix, a signature, or to skip it. */
  readonly hooks?: Hooks;
  /** The phases to play; without it, all. */
  readonly phases?: readonly PhaseName[];
  /** Sends only safe methods: GET, HEAD, OPTIONS. Defaults to false. */
  readonly safe?: boolean;
  /**
   * Values that exist at the target, by parameter name, instead of the examples': `{ organization_id: "org_1" }`.
   * `"operationId.name"` is for one operation only.
   */
  readonly values?: Readonly<Record<string, unknown>>;
  /**
   * Where the contract's paths begin at the target: `/v2`, or `""`. Without it: the path of the target's URL where it
   * has one, else the base path of the contract's first server.
   */
  readonly basePath?: string;
  /** Decides what values are made up. The same seed and the same answers make the same requests. Defaults to 1. */
  readonly seed?: number;
  /** Seconds after which no further request is made. */
  readonly seconds?: number;
  /** The number of requests after which none is made. */
  readonly requests?: number;
  /** Milliseconds that an answer may take. Defaults to 30,000. */
  readonly timeout?: number;
  /** operationIds to call; without it, all. */
  readonly only?: readonly string[];
  /** Checks whose findings are not told, as the target is known not to do what they ask: one without idempotency keys. */
  readonly without?: readonly CheckName[];
  /**
   * The target is a mock: it is asked for each declared status that has an example, by `Prefer: code=`, and any credentials
   * are right for it. Defaults to false.
   */
  readonly prefer?: boolean;
  /** Leaves credentials in findings as they were sent. Defaults to false: they become `$CANTUS_…`. */
  readonly showCredentials?: boolean;
  /** Coverage that is asked for, in per cent: `{ operations: 100, statuses: 80 }`. What is missing is told as `shortfalls`. */
  readonly minCoverage?: Thresholds;
  /** Told what happens as it happens, and at the end what came of it; secrets are hidden from them. */
  readonly reporters?: readonly Reporter[];
  /**
   * What an earlier run sent and got, as its NDJSON report has it: it counts, and the same is not sent again, so that
   * this run goes on where that one stopped.
   */
  readonly resume?: Iterable<Exchange>;
  /** Called with each exchange as it was on the wire, credentials included, and with the case that it is of. */
  readonly onExchange?: (exchange: Exchange, of: Case) => void;
  /** Stops the run, with what it has. */
  readonly signal?: AbortSignal;
}
