/** The scenarios that a mock has, and sessions in them. */
import { Problem, type Violation } from "@cantus/contract";
import type { ServedContracts } from "../served.ts";
import type { Session } from "../session.ts";
import { bindScenario } from "./bind.ts";
import type { Scenario } from "./scenario.ts";

export class Scenarios {
  readonly #served: ServedContracts;
  /** By contract. */
  readonly #all = new Map<string, readonly Scenario[]>();

  constructor(served: ServedContracts, scenarios: readonly Scenario[] = []) {
    this.#served = served;
    for (const { name } of served.all)
      this.put(
        name,
        scenarios.filter(({ contract }) => contract === name),
      );
  }

  get all(): readonly Scenario[] {
    return [...this.#all.values()].flat();
  }

  /** The scenarios of a contract, in the place of those that it had. */
  put(contract: string, scenarios: readonly Scenario[]): void {
    this.#all.set(contract, scenarios);
  }

  /**
   * Begins a session anew: in a scenario, or in none.
   * @param asked where in the request the name stands
   * @throws {Problem} `invalid-request` for one that there is not, saying what there is
   */
  begin(session: Session, name: string | undefined, asked: Pick<Violation, "in" | "pointer"> = HEADER): void {
    const chosen = this.all.filter((each) => each.name === name);
    if (name !== undefined && chosen.length === 0) {
      const names = [...new Set(this.all.map((each) => each.name))].join(", ") || "none";
      const message = `names no scenario. There are: ${names}`;
      throw new Problem("invalid-request", {
        detail: `${JSON.stringify(name)} ${message}.`,
        violations: [{ ...asked, keyword: "scenario", message }],
      });
    }
    session.begin(name, () => {
      for (const scenario of chosen) {
        const contract = this.#served.all.find((each) => each.name === scenario.contract);
        if (!contract) continue;
        const { seeds, overrides } = bindScenario(contract, scenario);
        session.seed(contract.name, (collection) => {
          const own = [...seeds].find(([each]) => each.name === collection.name);
          return own?.[1];
        });
        // The latest comes first, and the first of a script shall.
        for (const { operation, override } of overrides.toReversed())
          session.overrides.add({ contract, operation }, override, name);
        if (scenario.clock !== undefined) session.clock.set(scenario.clock);
        if (scenario.frozen) session.clock.freeze();
      }
    });
  }
}

const HEADER = { in: "header", pointer: "/X-Mock-Scenario" } as const;
