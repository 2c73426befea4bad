/** A create with an Idempotency-Key is done once, however often it is sent. */
import type { Operation, Parameter } from "@cantus/contract";
import { freshKey, keyOf } from "../../../cases/idempotency-key.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import type { JsonObject } from "../../../state/json.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { sceneOf } from "../place.ts";

/** A thing that was made under a key, and what it was made with. */
interface Keyed {
  readonly scene: Scene;
  readonly parameter: Parameter;
  readonly thing: Thing;
  readonly body: JsonObject;
  readonly headers: Readonly<Record<string, string>>;
}

export async function keyIsHonoured(scene: Scene): Promise<void> {
  const { create } = scene.resource;
  const parameter = create && keyOf(create);
  const first = parameter && ((await made(scene, parameter)) ?? (await madeElsewhere(scene, parameter)));
  if (!first) return;
  await isDoneOnce(first);
  await isOfOneRequest(first, create);
  await isOfItsCaller(first);
}

async function made(scene: Scene, parameter: Parameter): Promise<Keyed | undefined> {
  const headers = { [parameter.name.toLowerCase()]: freshKey(scene.run.contract, parameter) };
  const { fresh } = scene.run;
  const { create } = scene.resource;
  // What was made with it before may have taken its name, or used up what it names.
  const body = create && fresh.isNeeded(create) ? await fresh.thing(create, scene.body(1)) : scene.body(1);
  const thing = await scene.create({ body, headers });
  return thing && { scene, parameter, thing, body, headers };
}

/** An order that is paid takes no more payments. */
async function madeElsewhere(scene: Scene, parameter: Parameter): Promise<Keyed | undefined> {
  const elsewhere = scene.place.size > 0 ? await sceneOf(scene.run, scene.resource) : undefined;
  return elsewhere && made(elsewhere, parameter);
}

async function isDoneOnce({ scene, parameter, thing, body, headers }: Keyed): Promise<void> {
  const { create, name } = scene.resource;
  const again = await scene.send(create, { body, headers });
  if (!again) return;
  const about = { exchange: again, before: [thing.made], clause: parameter.pointer };
  const shown = isSuccess(again) ? scene.itemOf(again) : undefined;
  const id = shown && scene.idOf(shown);
  if (id !== undefined && id !== thing.id) {
    scene.tell("idempotency-key", {
      message: `The same ${parameter.name} created ${name} ${thing.id} and ${id}.`,
      ...about,
    });
  } else if (isRefusedAsSuch(again) && !isSaidOfKey(again)) {
    const [one, other] = [thing.made.response.status, again.response.status];
    const message = `The same request with the same ${parameter.name} answered ${one} first and ${other} then.`;
    scene.tell("idempotency-key", { message, ...about });
  }
}

/** A contract may have a status for a key that comes a second time. */
function isSaidOfKey({ operation, response }: Exchange): boolean {
  return /\bkey\b|idempot/i.test(operation?.response(response.status)?.description ?? "");
}

/** What a contract says of a key that comes with something else, which the draft leaves to it (section 2.7). */
const FOR_ANOTHER = /\b(another|other|different|changed) (body|payload|request|content|parameters)\b/i;

async function isOfOneRequest({ scene, parameter, thing, body, headers }: Keyed, create: Operation): Promise<void> {
  const refusals = create.responses.filter(({ status }) => status === "409" || status === "422");
  const said = [create.description, parameter.description, ...refusals.map(({ description }) => description)];
  const other = scene.body(2);
  const isSaid = refusals.length > 0 && said.some((text) => FOR_ANOTHER.test(text ?? ""));
  if (!isSaid || JSON.stringify(other) === JSON.stringify(body)) return;
  const exchange = await scene.send(create, { body: other, headers });
  if (!exchange || !isSuccess(exchange)) return;
  const message = `The same ${parameter.name} for something else was answered with ${exchange.response.status}.`;
  scene.tell("idempotency-key", { message, exchange, before: [thing.made], clause: parameter.pointer });
}

async function isOfItsCaller({ scene, parameter, thing, body, headers }: Keyed): Promise<void> {
  const other = scene.run.identities[1];
  const foreign = other && (await scene.create({ body, headers, as: other }));
  if (!foreign || foreign.id !== thing.id) return;
  const message = `${other?.name} sent the ${parameter.name} of ${thing.by.name}, and was answered with ${scene.resource.name} ${thing.id}.`;
  scene.tell("isolation", { message, exchange: foreign.made, before: [thing.made], clause: parameter.pointer });
}
