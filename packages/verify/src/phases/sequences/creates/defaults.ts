/** What is not sent is what the contract says that it is by default, of a thing and within the objects that it has. */
import type { Schema } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { escapeToken } from "../../../checks/clause.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { thingMedia } from "../../../state/media.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { isOfCaller } from "../../../state/values.ts";
import { shownAs } from "../told.ts";

/**
 * "The default value represents what would be assumed by the consumer of the input" (OpenAPI 3.1, Schema Object).
 *
 * @param schema of what was sent
 */
export function defaultsApplied(
  scene: Scene,
  { sent, made }: Pick<Thing, "sent" | "made">,
  exchange: Exchange,
  item: JsonObject,
  schema = scene.sentSchema(made.operation),
): void {
  for (const { pointer, assumed, shown } of othersThanAssumed(scene, schema, sent, item)) {
    const message = `${pointer} was not sent and is ${shownAs(shown)}; its default is ${shownAs(assumed)}.`;
    const clause = thingMedia(made.operation)?.pointer;
    scene.tell("default-applied", { message, exchange, before: [made], pointer, clause });
  }
}

interface Other {
  readonly pointer: string;
  readonly assumed: unknown;
  readonly shown: unknown;
}

function othersThanAssumed(
  scene: Scene,
  schema: Schema | undefined,
  sent: JsonObject,
  shown: JsonObject,
  within = "",
): Other[] {
  const { contract } = scene.run;
  return [...propertiesOf(contract, schema)].flatMap(([name, property]): Other[] => {
    const pointer = `${within}/${escapeToken(name)}`;
    const [given, found] = [sent[name], shown[name]];
    if (isObject(given) && isObject(found)) return othersThanAssumed(scene, property, given, found, pointer);
    const assumed = defaultOf(scene, property);
    const isOpen = assumed === undefined || name in sent || !(name in shown);
    return isOpen || isSame(contract, name, assumed, found, property) ? [] : [{ pointer, assumed, shown: found }];
  });
}

/** The default of what a caller decides on, where it is one value. */
function defaultOf({ run: { contract } }: Scene, property: Schema): unknown {
  const assumed = keywordOf(contract, property, "default");
  return ["string", "number", "boolean"].includes(typeof assumed) && isOfCaller(contract, property)
    ? assumed
    : undefined;
}

/** Bodies in each of which an object of the thing is sent without what it has by default; for top-level members, see `least`. */
export function sentWithoutDefaults(scene: Scene): JsonObject[] {
  const { contract } = scene.run;
  const schema = scene.sentSchema(scene.resource.create);
  const { accepts } = schemaValidator(contract);
  const base = scene.base();
  const whole = scene.body(0);
  return [...propertiesOf(contract, schema)].flatMap(([name, property]) => {
    const object = isObject(base[name]) ? base[name] : whole[name];
    const assumed = [...propertiesOf(contract, property)].filter(([, each]) => defaultOf(scene, each) !== undefined);
    if (!isObject(object) || assumed.length === 0 || !isOfCaller(contract, property)) return [];
    const names = new Set(assumed.map(([each]) => each));
    const bare = Object.fromEntries(Object.entries(object).filter(([each]) => !names.has(each)));
    const body = { ...base, [name]: bare };
    return accepts(schema ?? true, body, "request") ? [body] : [];
  });
}
