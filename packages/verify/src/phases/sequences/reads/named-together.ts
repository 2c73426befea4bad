/** Several things by their ids at once: `GET /jobs:batchGet?names=` (AIP-231), `GET /jobs?ids=`. */
import type { Operation, Parameter } from "@cantus/contract";
import { addressOf, hasType, plainName } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../../../state/json.ts";
import { readPage } from "../../../state/page.ts";
import type { Scene } from "../../../state/scene.ts";
import { styleOf, type Walked } from "../../../state/walk.ts";

const SEVERAL = 3;

export async function namedAreShown(scene: Scene, all: Walked): Promise<void> {
  const { list } = scene.resource;
  const items = all.items.slice(0, SEVERAL).toReversed();
  if (!list || items.length < SEVERAL) return;
  const { ids } = styleOf(scene, list);
  if (ids) await areShown(scene, { operation: list, parameter: ids, isBatch: false }, items);
  for (const batch of batchesOf(scene)) await areShown(scene, batch, items);
}

interface Batch {
  readonly operation: Operation;
  readonly parameter: Parameter;
  /** Answers in the order of the names, and with all of them or none (AIP-231). */
  readonly isBatch: boolean;
}

function batchesOf({ run, resource: { within } }: Scene): Batch[] {
  return run.operations.flatMap((operation) => {
    const { path, query } = addressOf(run.contract, operation);
    const parameter = query.find(({ name }) => /^(names|ids)$/.test(plainName(name)));
    const rest = path.startsWith(within) ? path.slice(within.length) : "";
    const isBatch = operation.method === "get" && /^[:/]batchget$/i.test(rest);
    return isBatch && parameter ? [{ operation, parameter, isBatch }] : [];
  });
}

async function areShown(scene: Scene, batch: Batch, items: readonly JsonObject[]): Promise<void> {
  const { operation, parameter, isBatch } = batch;
  const asked = items.flatMap((item) => calledAs(scene, parameter, item) ?? []);
  if (asked.length < items.length) return;
  const exchange = await ask(scene, batch, asked);
  const shown = exchange && readPage(exchange)?.items.map((item) => scene.idOf(item));
  if (!exchange || !shown) return;
  const wanted = items.map((item) => scene.idOf(item));
  const [found, expected] = isBatch ? [shown, wanted] : [shown.toSorted(), wanted.toSorted()];
  const told = { pointer: `/${parameter.name}`, clause: parameter.pointer };
  if (found.join() !== expected.join()) {
    const message = `${parameter.name}=${asked.join(",")} brings ${shown.join(", ") || "nothing"}.`;
    scene.tell("selected-is-shown", { message, exchange, ...told });
    return;
  }
  const nobody = `${asked[0]}x`;
  const some = isBatch ? await ask(scene, batch, [asked[1], nobody]) : undefined;
  const rest = some && readPage(some);
  if (!some || !rest || rest.items.length > 1) return;
  const message = `${operation.id} is asked for ${nobody}, too, which is not there, and answers ${some.response.status} with ${rest.items.length} of 2.`;
  scene.tell("named-is-there", { message, exchange: some, ...told });
}

async function ask(scene: Scene, { operation, parameter }: Batch, asked: readonly unknown[]) {
  const isList = hasType(scene.run.contract, parameter.schema, "array");
  const value = isList ? asked : asked.join(",");
  if (!schemaValidator(scene.run.contract).accepts(parameter.schema ?? true, value, "request")) return undefined;
  return scene.send(operation, { place: scene.place, query: { [parameter.name]: value } });
}

/** By its resource name (AIP-122), where names are asked for; other names are no ids. */
function calledAs(scene: Scene, { name }: Parameter, item: JsonObject): string | undefined {
  const id = scene.idOf(item);
  if (plainName(name) !== "names") return id;
  return typeof item.name === "string" && item.name.endsWith(`/${id}`) ? item.name : undefined;
}
