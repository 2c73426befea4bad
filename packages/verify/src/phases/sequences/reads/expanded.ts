/** What a thing names is shown with it where that is asked for, and by its id alone where it is not: `expand=customer`. */
import type { Contract, Operation, Parameter, Schema } from "@cantus/contract";
import { hasType, propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import type { Walked } from "../../../state/walk.ts";
import { shownAs } from "../told.ts";

export async function readAsExpanded(scene: Scene, thing: Thing): Promise<void> {
  for (const expand of expansionsOf(scene, scene.resource.read)) {
    const plain = await scene.read(thing);
    const asked = await scene.read(thing, { query: expand.query });
    if (!plain?.item || !asked?.item) return;
    isExpanded(scene, expand, {
      plain: plain.item,
      asked: asked.item,
      exchange: asked.exchange,
      before: plain.exchange,
    });
  }
}

export async function listedAsExpanded(scene: Scene, all: Walked): Promise<void> {
  const [first] = all.pages;
  for (const expand of expansionsOf(scene, scene.resource.list)) {
    const plain = all.items.find((item) => item[expand.property] !== null && item[expand.property] !== undefined);
    const page = plain && (await scene.page(expand.query, { place: scene.place }));
    const asked = page?.items.find((item) => scene.idOf(item) === scene.idOf(plain ?? {}));
    if (!first || !plain || !page || !asked) continue;
    isExpanded(scene, expand, { plain, asked, exchange: page.exchange, before: first.exchange });
  }
}

interface Expansion {
  readonly parameter: Parameter;
  readonly query: Readonly<Record<string, unknown>>;
  readonly property: string;
}

interface Shown {
  readonly plain: JsonObject;
  readonly asked: JsonObject;
  readonly exchange: Exchange;
  readonly before: Exchange;
}

function isExpanded(scene: Scene, { parameter, property }: Expansion, { plain, asked, exchange, before }: Shown): void {
  const [id, found] = [plain[property], asked[property]];
  const tell = (message: string, of = exchange) =>
    scene.tell("selected-is-shown", {
      message,
      exchange: of,
      before: [before],
      pointer: `/${property}`,
      clause: parameter.pointer,
    });
  if (isObject(id)) {
    tell(`/${property} is shown whole, and ${parameter.name} did not ask for it.`, before);
  } else if (id !== null && id !== undefined && !isObject(found)) {
    // What is not there cannot be shown, and stays a name: `where it still exists`.
    if (GONE.test(`${parameter.description ?? ""} ${descriptionOf(scene, property)}`)) return;
    tell(`${parameter.name} asks for /${property}, and it is still ${shownAs(found)}.`);
  } else if (id !== null && id !== undefined && isObject(found) && !Object.values(found).includes(id)) {
    tell(`${parameter.name} asks for /${property}, which is ${shownAs(id)}, and another is shown: ${shownAs(found)}.`);
  }
}

const GONE = /\b(exists?|deleted|removed|gone|found|there|unless|dangl\w+)\b/i;

function descriptionOf(scene: Scene, property: string): string {
  return String(keywordOf(scene.run.contract, scene.listedProperties().get(property), "description") ?? "");
}

/** Of properties that are by their schema an id or the whole of what it names. A list may name them from above: `data.customer`. */
function expansionsOf(scene: Scene, operation: Operation | undefined): Expansion[] {
  const { contract } = scene.run;
  const { accepts } = schemaValidator(contract);
  const parameter = operation?.parameters.find((each) => each.in === "query" && /^\$?expand$/i.test(each.name));
  if (!parameter) return [];
  const items = keywordOf(contract, parameter.schema, "items") as Schema | undefined;
  const members = keywordOf(contract, parameter.schema, "enum") ?? keywordOf(contract, items, "enum");
  const both = [...scene.listedProperties()].filter(
    ([, schema]) => accepts(schema, "cus_1", "response") && canBeWhole(contract, schema),
  );
  return both.flatMap(([property]) => {
    const name = [members ?? []].flat().find((each) => String(each).split(".").at(-1) === property);
    if (name === undefined) return [];
    const value = hasType(contract, parameter.schema, "array") ? [name] : name;
    return [{ parameter, property, query: { [parameter.name]: value } }];
  });
}

/** Whether one way to show it is by its members. */
function canBeWhole(contract: Contract, schema: Schema): boolean {
  if (typeof schema !== "object") return false;
  return [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])].some((each) => propertiesOf(contract, each).size > 0);
}
