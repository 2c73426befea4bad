/** A named starting state of one contract, with scripted answers. */
import type { Override, OverrideAnswer } from "../overrides.ts";
import type { JsonObject } from "../state/json.ts";

export interface Scenario {
  /** Those of several contracts that are called alike are one. */
  readonly name: string;
  /** Whose it is. */
  readonly contract: string;
  readonly description: string | undefined;
  /** What time it is when it begins, in milliseconds since 1970; absent: this machine's. */
  readonly clock: number | undefined;
  /** Whether the clock stands still. */
  readonly frozen: boolean;
  /** By collection, the items that there are; what is not said of one is as the contract shows it. */
  readonly state: Readonly<Record<string, readonly JsonObject[]>>;
  /** By operationId, what is answered: the first whose condition holds, as often as it says. */
  readonly answers: Readonly<Record<string, readonly ScenarioScript[]>>;
}

/** An answer as a scenario writes it. */
export interface ScenarioScript
  extends Pick<Override, "when" | "times" | "rate" | "seed" | "rateLimit">,
    Partial<OverrideAnswer> {
  /** `200ms`. */
  readonly latency?: string;
}
