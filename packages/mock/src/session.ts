/** A caller's own copy of the mock's state, so that tests running side by side do not meet. */
import type { Contract, Violation } from "@cantus/contract";
import { Clock } from "./clock.ts";
import type { Source } from "./exchange.ts";
import { Exercised } from "./exercised.ts";
import { Overrides } from "./overrides.ts";
import { isObject } from "./state/json.ts";
import { Memory } from "./state/memory.ts";
import type { SeedsOf } from "./state/seeds.ts";
import type { Snapshot } from "./state/shelf.ts";

/** A request, and what became of it; or a callback that was sent. */
export interface LogEntry {
  /** By the session's clock, in milliseconds since 1970. */
  readonly time: number;
  readonly method: string;
  readonly path: string;
  /** Absent where nobody answered a callback. */
  readonly status: number | undefined;
  readonly milliseconds: number;
  /** Where the answer came from. */
  readonly source?: Source | undefined;
  /** Of a callback: its name, for the how-many-th time it was sent, and what with. `path` is its URL. */
  readonly callback?: {
    readonly name: string;
    readonly attempt: number;
    readonly body: string;
    readonly reason?: string;
  };
  readonly contract: string | undefined;
  readonly operationId: string | undefined;
  /** Whether the request keeps the contract. */
  readonly verdict: "accepted" | "refused";
  /** Why it was refused. */
  readonly problem:
    | { readonly code: string; readonly detail?: string; readonly violations: readonly Violation[] }
    | undefined;
}

const LOGGED = 500;
/** How many may be on their way at a time. */
const CALLBACKS = 1000;

/** Everything that a session holds, as JSON: by contract. */
export type SessionSnapshot = Readonly<Record<string, Snapshot>>;

export class Session {
  /** `undefined`: the one that all callers share who name none. */
  readonly name: string | undefined;
  readonly clock = new Clock();
  readonly overrides = new Overrides();
  readonly #log: LogEntry[] = [];
  readonly exercised = new Exercised();
  #ended = new AbortController();
  #calledBack = 0;
  #scenario: string | undefined;
  #start = () => {};
  readonly #seeds = new Map<string, SeedsOf>();
  readonly #memories = new Map<string, Memory>();
  /** When it was used last, by this machine's clock. */
  usedAt = Date.now();

  constructor(name: string | undefined) {
    this.name = name;
  }

  /** Which scenario it is in. */
  get scenario(): string | undefined {
    return this.#scenario;
  }

  /** As at the start, which is what `start` makes of it from now on. */
  begin(scenario: string | undefined, start: () => void): void {
    this.#scenario = scenario;
    this.#start = start;
    this.reset();
  }

  /** What a contract's memory begins with, by collection, in the place of what the contract shows. */
  seed(contract: string, seeds: SeedsOf): void {
    this.#seeds.set(contract, seeds);
  }

  memory(contract: Contract): Memory {
    const known = this.#memories.get(contract.name);
    if (known?.contract === contract) return known;
    const memory = new Memory(contract, () => this.clock.now(), { seeds: this.#seeds.get(contract.name) });
    // After a reload what still fits is kept.
    if (known) memory.adopt(known);
    this.#memories.set(contract.name, memory);
    return memory;
  }

  /** The memory that has taken over from an earlier one. */
  memoryAfter(earlier: Memory): Memory | undefined {
    const memory = this.#memories.get(earlier.contract.name);
    return memory === earlier ? undefined : memory;
  }

  /** Its last requests, the newest last. */
  get log(): readonly LogEntry[] {
    return this.#log.slice(-LOGGED);
  }

  note(entry: LogEntry): void {
    this.#log.push(entry);
    // Many at a time: what is taken from the beginning moves all that follows.
    if (this.#log.length >= 2 * LOGGED) this.#log.splice(0, LOGGED);
  }

  /** State, clock, overrides, log and what was exercised as at the start. */
  reset(): void {
    this.end();
    this.#memories.clear();
    this.overrides.clear();
    this.exercised.clear();
    this.#log.length = 0;
    this.clock.reset();
    this.#seeds.clear();
    this.#start();
  }

  /** Lets a callback go on its way, unless too many are; its signal ends it with the session. */
  callBack(deliver: (signal: AbortSignal) => Promise<void>): void {
    if (this.#calledBack >= CALLBACKS) return;
    this.#calledBack++;
    deliver(this.#ended.signal)
      .catch(() => {})
      .finally(() => this.#calledBack--);
  }

  /** Nothing that is remembered is followed any more, and nobody is called back. */
  end(): void {
    this.#ended.abort();
    this.#ended = new AbortController();
    for (const memory of this.#memories.values()) memory.end();
  }

  snapshot(): SessionSnapshot {
    return Object.fromEntries([...this.#memories].map(([name, memory]) => [name, memory.snapshot()]));
  }

  /** @param contracts those that there are; what a snapshot says of others is passed over */
  restore(snapshot: SessionSnapshot, contracts: readonly Contract[]): void {
    this.end();
    this.#memories.clear();
    for (const contract of contracts) {
      const stored = snapshot[contract.name];
      if (stored) this.memory(contract).restore(stored);
    }
  }
}

/** Whether it is what `snapshot` gives, whatever it holds. */
export function isSnapshot(value: unknown): value is SessionSnapshot {
  const isShelf = (shelf: unknown) =>
    isObject(shelf) &&
    typeof shelf.sequence === "number" &&
    typeof shelf.made === "number" &&
    Array.isArray(shelf.gone) &&
    Array.isArray(shelf.items) &&
    shelf.items.every(
      (item) =>
        isObject(item) && typeof item.id === "string" && [item.value, item.marks, item.sent, item.held].every(isObject),
    );
  const all = (node: unknown, holds: (member: unknown) => boolean) =>
    isObject(node) && Object.values(node).every(holds);
  return all(value, (contract) => all(contract, (collection) => all(collection, isShelf)));
}

export interface SessionLimits {
  /** How many named sessions there are at most; the one that was not used for longest goes. Default 100. */
  readonly sessions: number;
  /** After how long without a request a named session goes, in milliseconds. Default an hour. */
  readonly idle: number;
}

const SESSION_LIMITS: SessionLimits = { sessions: 100, idle: 60 * 60 * 1000 };

/** The sessions there are, by the name that callers give them in `X-Mock-Session`. */
export class Sessions {
  readonly #limits: SessionLimits;
  readonly shared = new Session(undefined);
  /** Called for each named one before it is used. */
  onOpen: (session: Session) => void = () => {};
  /** The one that was used last stands last. */
  readonly #named = new Map<string, Session>();

  constructor(limits: Partial<SessionLimits> = {}) {
    this.#limits = { ...SESSION_LIMITS, ...limits };
  }

  get all(): readonly Session[] {
    return [this.shared, ...this.#named.values()];
  }

  get(name: string | undefined): Session {
    if (name === undefined || name === "") return this.shared;
    const session = this.#named.get(name) ?? this.#opened(name);
    session.usedAt = Date.now();
    this.#named.delete(name);
    this.#named.set(name, session);
    this.#dropIdle();
    return session;
  }

  #opened(name: string): Session {
    const session = new Session(name);
    this.onOpen(session);
    return session;
  }

  /** Nothing goes on by itself any more. */
  end(): void {
    for (const session of this.all) session.end();
  }

  /** The shared one as at the start, and no other. */
  reset(): void {
    this.shared.reset();
    for (const name of [...this.#named.keys()]) this.drop(name);
  }

  drop(name: string): boolean {
    this.#named.get(name)?.end();
    return this.#named.delete(name);
  }

  #dropIdle(): void {
    const oldest = Date.now() - this.#limits.idle;
    for (const [name, { usedAt }] of this.#named) {
      if (this.#named.size <= this.#limits.sessions && usedAt >= oldest) return;
      this.drop(name);
    }
  }
}
