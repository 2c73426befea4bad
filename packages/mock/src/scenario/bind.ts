/** A scenario on the contract that it is for: items that are valid, answers that are declared. */

import type { Contract, Operation } from "@cantus/contract";
import { type Collection, type Inferred, inferCollections } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { milliseconds } from "../clock.ts";
import { OverrideError, requireFitting } from "../override-fit.ts";
import type { Override } from "../overrides.ts";
import { modelOf } from "../state/fit.ts";
import { idsFor } from "../state/identity.ts";
import { isObject, type JsonObject } from "../state/json.ts";
import { lifecycleOf } from "../state/lifecycle.ts";
import { type Seed, seedsOf } from "../state/seeds.ts";
import { idIn, withId } from "../state/shelf.ts";
import type { Scenario, ScenarioScript } from "./scenario.ts";

export interface BoundScenario {
  /** By collection, in the place of what the contract shows. */
  readonly seeds: ReadonlyMap<Collection, readonly Seed[]>;
  /** For each operation, the first comes first. */
  readonly overrides: readonly { readonly operation: Operation; readonly override: Override }[];
  /** What does not fit, by JSON pointer into the scenario. */
  readonly faults: readonly { readonly pointer: string; readonly message: string }[];
}

export function bindScenario(contract: Contract, { state, answers }: Scenario): BoundScenario {
  const inferred = inferCollections(contract);
  const faults: { pointer: string; message: string }[] = [];
  const seeds = new Map<Collection, readonly Seed[]>();
  for (const [name, items] of Object.entries(state)) {
    const collection = inferred.collections.find((each) => each.name === name);
    if (!collection) {
      const known = inferred.collections.map((each) => each.name).join(", ") || "none";
      faults.push({
        pointer: pointerTo("state", name),
        message: `${contract.name} has no collection ${name}. It has ${known}.`,
      });
      continue;
    }
    const made = new Map<string, Seed>();
    for (const [i, item] of items.entries()) {
      const value = wholeItem(contract, inferred, collection, item, i + 1, (id) => made.has(id));
      const violations = schemaValidator(contract).validate(collection.item, value, "response");
      for (const { pointer, message } of violations) {
        faults.push({
          pointer: `${pointerTo("state", name, i)}${pointer}`,
          message: `This is no item of ${name}: ${pointer || "it"} ${message}.`,
        });
      }
      made.set(idIn(collection, value), { value, marks: {} });
    }
    seeds.set(collection, [...made.values()]);
  }
  const overrides = Object.entries(answers).flatMap(([operationId, scripts]) =>
    scripts.flatMap((script, i) => {
      const override = overrideOf(script);
      try {
        return [{ operation: requireFitting([contract], operationId, override).operation, override }];
      } catch (error) {
        if (!(error instanceof OverrideError)) throw error;
        const within = { UNKNOWN_EXAMPLE: "example", INVALID_BODY: "body", UNDECLARED_STATUS: "status" };
        const member = error.code in within ? [i, within[error.code as keyof typeof within]] : [];
        const deeper = error.code === "INVALID_BODY" ? (error.violations[0]?.pointer ?? "") : "";
        faults.push({ pointer: pointerTo("answers", operationId, ...member) + deeper, message: error.message });
        return [];
      }
    }),
  );
  return { seeds, overrides, faults };
}

/** What is not said of an item is as the contract shows that one, or one with its status, or any. */
function wholeItem(
  contract: Contract,
  inferred: Inferred,
  collection: Collection,
  item: JsonObject,
  turn: number,
  isTaken: (id: string) => boolean,
): JsonObject {
  const { idProperty } = collection;
  const lifecycle = lifecycleOf(contract, collection);
  const shown = seedsOf(contract, inferred, collection).map(({ value }) => value);
  const same = shown.find((value) => value[idProperty] === item[idProperty]);
  const status = lifecycle && item[lifecycle.property];
  const alike = status === undefined ? undefined : lifecycle?.examples.get(status);
  const model = same ?? alike ?? shown[0] ?? modelOf(contract, collection.item);
  const base = isObject(model) ? model : {};
  const id = item[idProperty] ?? idsFor(contract, collection, base[idProperty])(turn, isTaken, "scenario");
  return withId(collection, { ...base, ...item }, id);
}

function overrideOf({ status, example, body, headers, latency, ...rest }: ScenarioScript): Override {
  return {
    ...rest,
    ...(latency !== undefined && { latency: milliseconds(latency) }),
    ...(status !== undefined && {
      answer: {
        status,
        ...(example !== undefined && { example }),
        ...(body !== undefined && { body }),
        ...(headers && { headers }),
      },
    }),
  };
}

function pointerTo(...path: readonly (string | number)[]): string {
  return path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}
