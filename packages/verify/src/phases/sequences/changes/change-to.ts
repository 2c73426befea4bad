/** The change of one property by itself. */
import type { Operation, Schema } from "@cantus/contract";
import { propertiesOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { isCarried, payloadOf } from "../../../state/payload.ts";
import type { Scene } from "../../../state/scene.ts";
import { maskedBy, updateMask } from "../../../state/update-mask.ts";
import { isOfCaller, namesAnother, wholeBody } from "../../../state/values.ts";

/** Of values that nothing has yet. */
const OTHER_TURN = 11;

interface Change {
  readonly body: JsonObject;
  readonly query: Readonly<Record<string, unknown>>;
}

/** The properties of a thing that a caller may change by themselves, as an operation takes them. */
export function changeable(scene: Scene, operation: Operation | undefined): [string, Schema][] {
  const { contract } = scene.run;
  return [...propertiesOf(contract, scene.sentSchema(operation))].filter(
    ([name, property]) => isOfCaller(contract, property) && !namesAnother(name),
  );
}

/**
 * What an update sends for it. What the contract requires beside it stays as it is; where a mask says what the change is
 * about, everything beside it is another, and has to stay all the same. `undefined` where no request can say so.
 *
 * @param item the thing as it is
 */
export function changeTo(
  scene: Scene,
  update: Operation,
  name: string,
  value: unknown,
  item: JsonObject,
): Change | undefined {
  const { contract } = scene.run;
  const payload = payloadOf(contract, update);
  if (!payload || !isCarried(payload, value)) return undefined;
  const { schema } = payload;
  const required = [keywordOf(contract, schema, "required") ?? []].flat().map(String);
  const stays = Object.fromEntries(required.filter((each) => each in item).map((each) => [each, item[each]]));
  const mask = updateMask(contract, update);
  const beside = mask ? (wholeBody(contract, schema, stays, OTHER_TURN) ?? stays) : stays;
  const body = { ...beside, [name]: value };
  if (!schemaValidator(contract).accepts(schema, body, "request")) return undefined;
  return { body, query: mask ? maskedBy(contract, mask, [name]) : {} };
}
