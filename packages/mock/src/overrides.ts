/** What a caller has said an operation shall do instead: its next answers, how long they take, how often they fail. */
import type { Contract, Operation } from "@cantus/contract";
import type { RequestParts } from "@cantus/contract/request";
import { milliseconds } from "./clock.ts";
import { type Match, matches } from "./match.ts";

export interface OverrideAnswer {
  /** A status that the operation declares. */
  readonly status: number;
  /** Valid by that answer's schema; absent: the contract's example. */
  readonly body?: unknown;
  /** The name of one of the contract's examples for that status. */
  readonly example?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Override {
  /** Sent instead; absent: what would be answered anyhow. */
  readonly answer?: OverrideAnswer;
  /** Only for requests that have all of this; absent: for all. */
  readonly when?: Match;
  /** For how many requests; absent: until it is taken back. */
  readonly times?: number;
  /** How much longer it takes, in milliseconds. */
  readonly latency?: number;
  /** How many of its answers are the `answer`, from 0 to 1; absent: all. */
  readonly rate?: number;
  /** Which ones, where not all are: the same seed chooses the same ones. Default 1. */
  readonly seed?: number;
  /** How many requests are answered in how much time, by the session's clock; of more, each gets a 429. */
  readonly rateLimit?: RateLimit;
}

export interface RateLimit {
  readonly limit: number;
  /** `"60s"`, or milliseconds. */
  readonly window: string | number;
}

/** How much of a rate limit is left, this request counted. */
export interface Allowance {
  readonly limit: number;
  /** Less than nothing: the request is one too many. */
  readonly remaining: number;
  /** In seconds. */
  readonly window: number;
  /** When there will be new ones, in seconds. */
  readonly reset: number;
}

/** What holds for a request. */
export interface Taken {
  readonly answer?: OverrideAnswer;
  readonly latency?: number;
  readonly allowance?: Allowance;
  /** The scenario that it is part of. */
  readonly scenario?: string;
}

/** Which operation it is of. */
export interface OverridePlace {
  readonly contract: Pick<Contract, "name">;
  readonly operation: Pick<Operation, "id">;
}

interface Kept extends Override {
  readonly place: OverridePlace;
  left: number;
  readonly scenario?: string;
  readonly random: () => number;
  /** Of the rate limit: since when the requests of this window are counted, and how many there were. */
  since: number;
  used: number;
}

/** How many there may be for an operation. */
const MANY = 40;

/** The overrides of a session. */
export class Overrides {
  /** By contract and operationId: a contract that is read again has other operations, called the same. */
  readonly #byOperation = new Map<string, Kept[]>();

  /** The latest comes first. */
  add(place: OverridePlace, override: Override, scenario?: string): () => void {
    const key = keyOf(place);
    const kept: Kept = {
      ...override,
      ...(scenario !== undefined && { scenario }),
      place,
      left: override.times ?? Number.POSITIVE_INFINITY,
      random: randomNumbers(override.seed ?? 1),
      since: Number.NEGATIVE_INFINITY,
      used: 0,
    };
    this.#byOperation.set(key, [kept, ...(this.#byOperation.get(key) ?? [])].slice(0, MANY));
    return () => this.#remove(key, kept);
  }

  /**
   * The one that holds for a request; it is used up by that.
   * @param now in milliseconds, by the session's clock
   */
  take(place: OverridePlace, parts: RequestParts, now: number): Taken | undefined {
    if (this.#byOperation.size === 0) return undefined;
    const key = keyOf(place);
    const all = this.#byOperation.get(key);
    const first = all?.find(({ when }) => when === undefined || matches(when, parts));
    if (!first) return undefined;
    first.left--;
    if (first.left <= 0) this.#remove(key, first);
    const { answer, latency, rate, rateLimit, scenario } = first;
    const isAnswered = answer !== undefined && (rate === undefined || first.random() < rate);
    return {
      ...(isAnswered && { answer }),
      ...(latency !== undefined && { latency }),
      ...(rateLimit && { allowance: allowanceOf(first, rateLimit, now) }),
      ...(scenario !== undefined && { scenario }),
    };
  }

  clear(): void {
    this.#byOperation.clear();
  }

  get all(): (OverridePlace & { override: Override; scenario: string | undefined })[] {
    return [...this.#byOperation.values()]
      .flat()
      .map(({ left, random, since, used, scenario, place, ...override }) => ({
        ...place,
        override: Number.isFinite(left) ? { ...override, times: left } : override,
        scenario,
      }));
  }

  #remove(key: string, override: Kept): void {
    const rest = (this.#byOperation.get(key) ?? []).filter((each) => each !== override);
    if (rest.length === 0) this.#byOperation.delete(key);
    else this.#byOperation.set(key, rest);
  }
}

function keyOf({ contract, operation }: OverridePlace): string {
  return `${contract.name} ${operation.id}`;
}

/** Counts a request in the window that it falls into. */
function allowanceOf(kept: Kept, { limit, window }: RateLimit, now: number): Allowance {
  const length = milliseconds(window);
  if (now - kept.since >= length || now < kept.since) {
    kept.since = now;
    kept.used = 0;
  }
  kept.used++;
  const reset = Math.max(1, Math.ceil((kept.since + length - now) / 1000));
  return { limit, remaining: limit - kept.used, window: Math.ceil(length / 1000), reset };
}

/** The same numbers for the same seed, evenly between 0 and 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
