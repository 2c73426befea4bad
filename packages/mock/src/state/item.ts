/** Items as requests make and change them. */
import { type Contract, type Operation, Problem, type Schema } from "@cantus/contract";
import { fitTo, modelOf } from "./fit.ts";
import { newId } from "./identity.ts";
import { isObject, type JsonObject, mergePatch, replaceText } from "./json.ts";
import { isTime, isTimeOfChange, stageOf } from "./lifecycle.ts";
import type { Memory } from "./memory.ts";
import type { Collection } from "./model.ts";
import { accepts, says, shapeOf } from "./shape.ts";
import type { Item, Shelf } from "./shelf.ts";

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
}

/**
 * A new item: what was sent, what the server decides as the contract's example has it, an id and times of its own. It is
 * not in the shelf yet.
 */
export async function createItem(memory: Memory, shelf: Shelf, draft: Draft): Promise<Item | undefined> {
  const { contract } = memory;
  const { collection, operation, sent } = draft;
  const { idProperty, item: schema, lifecycle } = collection;
  const model = isObject(draft.model) ? draft.model : await modelOf(contract, schema);
  const shown = isObject(model) ? model : {};
  const id = await idOf(memory, shelf, draft, shown[idProperty]);
  if (id === undefined) return undefined;

  const { properties: writable } = requestShape(contract, operation);
  const { properties, required } = shapeOf(contract, schema);
  const now = new Date(memory.now).toISOString();
  const value: JsonObject = {};
  for (const [name, property] of properties) {
    const example = shown[name];
    if (name === idProperty) value[name] = id;
    else if (Object.hasOwn(sent, name) && !says(contract, property, "readOnly", true)) value[name] = sent[name];
    else if (isTime(contract, property) && !writable.has(name)) {
      if (example !== undefined) value[name] = example === null ? null : now;
    } else if (!writable.has(name) || says(contract, property, "readOnly", true)) {
      if (example !== undefined) value[name] = replaceText(example, String(shown[idProperty]), String(id));
    } else {
      const left = leftOut(contract, name, property, writable.get(name), required.has(name), example);
      if (left !== undefined) value[name] = left;
    }
  }
  // What the schema leaves open stays as it was sent.
  for (const [name, member] of Object.entries(sent)) {
    if (name !== "__proto__" && !properties.has(name) && allowsMore(contract, schema)) value[name] = member;
  }
  const fitted = await fitTo(contract, schema, value, model);
  if (!fitted || !isObject(fitted.value)) return undefined;
  shelf.sequence++;
  return {
    id: String(id),
    sequence: shelf.sequence,
    value: fitted.value,
    marks: draft.marks,
    sent,
    held: {},
    stage: lifecycle && stageOf(lifecycle, fitted.value[lifecycle.property], memory.now),
  };
}

async function idOf(memory: Memory, shelf: Shelf, draft: Draft, shown: unknown): Promise<string | number | undefined> {
  const { contract } = memory;
  const { collection, sent, operation } = draft;
  const given = draft.id ?? sent[collection.idProperty];
  if (typeof given !== "string" && typeof given !== "number") {
    const isTaken = (id: unknown) => shelf.items.has(String(id)) || shelf.gone.has(String(id));
    for (;;) {
      shelf.made++;
      const id = await newId(contract, collection, shelf.made, shown, isTaken);
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
  _name: string,
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

function requestShape(contract: Contract, operation: Operation) {
  const properties = new Map<string, Schema>();
  for (const { schema } of operation.requestBody?.content ?? []) {
    for (const [name, property] of shapeOf(contract, schema).properties)
      if (!properties.has(name)) properties.set(name, property);
  }
  return { properties };
}

function allowsMore(contract: Contract, schema: Schema): boolean {
  const target = contract.resolve<Schema>(schema);
  return typeof target === "object" && target.additionalProperties === true;
}

/**
 * The value of an item after a PUT, which replaces what callers may write, or a PATCH, which merges (RFC 7396) and takes
 * `null` for a value where the schema has it.
 */
export async function changedValue(
  memory: Memory,
  { operation, collection, sent }: Pick<Draft, "operation" | "collection" | "sent">,
  item: Item,
  how: "replace" | "update",
): Promise<JsonObject | undefined> {
  const { contract } = memory;
  const { properties } = shapeOf(contract, collection.item);
  const { properties: writable } = requestShape(contract, operation);
  const isServers = (name: string) =>
    name === collection.idProperty || !writable.has(name) || says(contract, properties.get(name), "readOnly", true);
  const taken = Object.fromEntries(
    Object.entries(sent).filter(
      ([name]) => !isServers(name) && (properties.has(name) || allowsMore(contract, collection.item)),
    ),
  );
  const kept = Object.fromEntries(Object.entries(item.value).filter(([name]) => how === "update" || isServers(name)));
  const keepsNull = (name: string) => accepts(contract, properties.get(name), null);
  const value = how === "replace" ? { ...kept, ...taken } : mergePatch(kept, taken, keepsNull);
  const fitted = await fitTo(contract, collection.item, touched(memory, collection, value), item.value);
  return fitted && isObject(fitted.value) ? fitted.value : undefined;
}

/** The value with the times of its last change at now. */
export function touched(memory: Memory, collection: Collection, value: JsonObject): JsonObject {
  const now = new Date(memory.now).toISOString();
  const times = [...shapeOf(memory.contract, collection.item).properties]
    .filter(([name, schema]) => isTimeOfChange(name) && isTime(memory.contract, schema) && Object.hasOwn(value, name))
    .map(([name]) => [name, now]);
  return { ...value, ...Object.fromEntries(times) };
}
