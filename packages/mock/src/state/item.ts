import { plainName } from "./names.ts";
import { allowsMore, asProperties, whoseIs, writableIn } from "./own-names.ts";
/** Items as requests make and change them. */

import { type Contract, type Operation, Problem, type Schema } from "@cantus/contract";
import { fitTo, modelOf } from "./fit.ts";
import { newId } from "./identity.ts";
import { isObject, type JsonObject, replaceText } from "./json.ts";
import { stageOf } from "./lifecycle.ts";
import type { Memory } from "./memory.ts";
import type { Collection } from "./model.ts";
import { accepts, says, shapeOf } from "./shape.ts";
import type { Item, Shelf } from "./shelf.ts";
import { isTime, isTimeOfServer, timeAs } from "./time.ts";

export interface Draft {
  readonly operation: Operation;
  readonly collection: Collection;
  /** What was sent. */
  readonly sent: JsonObject;
  /** An item as the contract shows it in the answer; absent: one is made. */
  readonly model: unknown;
  readonly marks: JsonObject;
  /** Given in the path, by PUT. */
  readonly id?: string | undefined;
  /** The parameters of the path, which may be properties too: whose the item is. */
  readonly path: Readonly<Record<string, unknown>>;
}

/**
 * A new item: what was sent, what the server decides as the contract's example has it, an id and times of its own. It is
 * not in the shelf yet.
 */
export function createItem(memory: Memory, shelf: Shelf, draft: Draft): Item | undefined {
  const { contract } = memory;
  const { collection, operation } = draft;
  const { idProperty, item: schema, lifecycle } = collection;
  const sent = asProperties(contract, schema, Object.entries(draft.sent));
  const model = isObject(draft.model) ? draft.model : modelOf(contract, schema);
  const shown = isObject(model) ? model : {};
  const id = idOf(memory, shelf, { ...draft, sent: Object.fromEntries(sent) }, shown[idProperty]);
  if (id === undefined) return undefined;

  const writable = writableIn(contract, operation, schema);
  const { properties, required } = shapeOf(contract, schema);
  const whose = whoseIs(contract, schema, draft.path);
  const now = new Date(memory.now).toISOString();
  const value: JsonObject = {};
  for (const [name, property] of properties) {
    const example = shown[name];
    if (name === idProperty) value[name] = id;
    else if (sent.has(name) && !says(contract, property, "readOnly", true)) value[name] = sent.get(name);
    else if (whose.has(name)) value[name] = whose.get(name);
    else if (isTimeOfServer(contract, name, property, example) && example !== undefined)
      value[name] = example === null ? null : timeAs(contract, property, example, memory.now);
    else if (isTime(contract, property) && !writable.has(name)) {
      if (example !== undefined) value[name] = example === null ? null : now;
    } else if (!writable.has(name) || says(contract, property, "readOnly", true)) {
      // A number beside the one that the path has: each item has its own.
      if (plainName(name) === "id" && typeof example === "number") value[name] = example + shelf.made;
      else if (example !== undefined) value[name] = replaceText(example, String(shown[idProperty]), String(id));
    } else {
      const left = leftOut(contract, property, writable.get(name), required.has(name), example);
      if (left !== undefined) value[name] = left;
    }
  }
  // What the schema leaves open stays as it was sent.
  for (const [name, member] of sent) {
    if (name !== "__proto__" && !properties.has(name) && allowsMore(contract, schema)) value[name] = member;
  }
  const fitted = fitTo(contract, schema, value, model);
  if (!fitted || !isObject(fitted.value)) return undefined;
  shelf.sequence++;
  return {
    id: String(id),
    sequence: shelf.sequence,
    value: fitted.value,
    marks: draft.marks,
    sent: draft.sent,
    held: {},
    stage: lifecycle && stageOf(lifecycle, fitted.value[lifecycle.property], memory.now),
    history: lifecycle ? [{ status: fitted.value[lifecycle.property], at: memory.now }] : [],
  };
}

function idOf(memory: Memory, shelf: Shelf, draft: Draft, shown: unknown): string | number | undefined {
  const { contract } = memory;
  const { collection, sent, operation } = draft;
  const isServers = says(contract, collection.idSchema, "readOnly", true);
  const given = draft.id ?? (isServers ? undefined : sent[collection.idProperty]);
  if (typeof given !== "string" && typeof given !== "number") {
    const isTaken = (id: unknown) => shelf.items.has(String(id)) || shelf.gone.has(String(id));
    for (;;) {
      shelf.made++;
      const id = newId(contract, collection, shelf.made, shown, isTaken, shelf.key);
      // Requests that are answered at the same time must not get the same one.
      if (id !== undefined && isTaken(id)) continue;
      if (id !== undefined) shelf.gone.add(String(id));
      return id;
    }
  }
  if (shelf.items.has(String(given)) && operation.response(409)) {
    throw new Problem("conflict", { detail: `There is ${given} in ${collection.name} already.` });
  }
  return accepts(contract, collection.idSchema, given) ? given : Number(given);
}

/** What was not sent: the request's default, nothing, null, or what the example has. */
function leftOut(
  contract: Contract,
  property: Schema,
  writable: Schema | undefined,
  isRequired: boolean,
  example: unknown,
): unknown {
  const said = writable === undefined ? undefined : defaultOf(contract, writable);
  if (said !== undefined) return said;
  if (!isRequired) return undefined;
  return accepts(contract, property, null) ? null : example;
}

function defaultOf(contract: Contract, schema: Schema): unknown {
  if (typeof schema !== "object") return undefined;
  if (schema.default !== undefined) return schema.default;
  const target = contract.resolve<Schema>(schema);
  return typeof target === "object" ? target.default : undefined;
}
