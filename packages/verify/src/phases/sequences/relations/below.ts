/** What belongs to a thing: actions on it, and parts of it. */

import type { Case } from "../../../cases/case.ts";
import { decodeBody } from "../../../exchange/body.ts";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isSuccess } from "../../../exchange/outcome.ts";
import { isObject, type JsonObject } from "../../../state/json.ts";
import { jsonBody, shownSchema } from "../../../state/media.ts";
import type { Resource } from "../../../state/resource.ts";
import { differences } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { asObject, TEXTS, wholeBody } from "../../../state/values.ts";
import { along, moved, waysOf } from "../states/ways.ts";
import { shownAs } from "../told.ts";

/** What an action says that it has changed is read back. */
export async function actionsAreKept(scene: Scene): Promise<void> {
  for (const way of await waysOf(scene)) {
    const last = way.at(-1);
    const thing = last && (await scene.create());
    if (thing) await along(scene, thing, way.slice(0, -1));
    const before = thing && (await scene.read(thing));
    const done = thing && (await moved(scene, thing, last));
    const answered = done && isSuccess(done) ? scene.itemOf(done, thing?.id) : undefined;
    if (!thing || !done || !answered || !before?.item) continue;
    const after = await scene.read(thing);
    // A second time it may be refused; what it answers then is held against the contract like any answer.
    await moved(scene, thing, last);
    if (!after?.item) continue;
    for (const [name, value] of Object.entries(answered)) {
      const [old, now] = [before.item[name], after.item[name]].map((each) => JSON.stringify(each));
      if (!(name in after.item) || JSON.stringify(value) === old || now !== old) continue;
      const message = `${last.action.id} answered with /${name} ${shownAs(value)}, and it is still ${shownAs(before.item[name])}.`;
      const clause = scene.clauseOf(done, answered, `/${name}`);
      scene.tell("action-is-kept", {
        message,
        exchange: after.exchange,
        before: [before.exchange, done],
        pointer: `/${name}`,
        clause,
      });
    }
  }
}

/** What is put on one thing is read there, as it was put last, and not on another. */
export async function partsAreKept(scene: Scene): Promise<void> {
  for (const { read, write } of scene.resource.parts) {
    const one = await scene.create();
    const other = await scene.create();
    if (!one || !other) return;
    const put = async (thing: Thing, turn: number) => {
      const part = partOf(scene, write, turn);
      const exchange = part && (await scene.send(write, { place: thing.place, body: part.json, onWire: part.onWire }));
      return part && exchange && isSuccess(exchange) ? { ...part, exchange } : undefined;
    };
    for (const turn of [1, 2, 3, 4]) {
      const first = await put(one, turn);
      if (first) await isReadBack(scene, one, read, first, [first.exchange]);
    }
    const mine = await put(one, 5);
    const others = await put(other, 6);
    if (mine && others) await isReadBack(scene, one, read, mine, [mine.exchange, others.exchange]);
  }
}

interface Part {
  readonly json: JsonObject | undefined;
  readonly text: string | undefined;
  readonly onWire?: Case["onWire"];
}

/** JSON by its schema; text as it is. */
function partOf(scene: Scene, write: Resource["parts"][number]["write"], turn: number): Part | undefined {
  const json = jsonBody(write);
  if (json) {
    const body = wholeBody(scene.run.contract, json.schema ?? true, asObject(scene.base(write)), turn);
    return body && { json: body, text: undefined };
  }
  const isText = write.requestBody?.content.some(({ type }) => type.startsWith("text/"));
  if (!isText) return undefined;
  const text = `${TEXTS[turn % TEXTS.length]} ${turn}`;
  const bytes = new TextEncoder().encode(text);
  return { json: undefined, text, onWire: (request) => ({ ...request, body: bytes }) };
}

async function isReadBack(
  scene: Scene,
  thing: Thing,
  read: Resource["parts"][number]["read"],
  part: Part & { readonly exchange: Exchange },
  before: readonly Exchange[],
): Promise<void> {
  const exchange = await scene.send(read, { place: thing.place });
  if (!exchange) return;
  if (!isSuccess(exchange)) {
    const message = `It was put (${part.exchange.response.status}), and reading it answers ${exchange.response.status}.`;
    scene.tell("read-back", { message, exchange, before });
    return;
  }
  const { response } = exchange;
  const media = read.response(response.status)?.content[0];
  const decoded = media && decodeBody(scene.run.contract, media, response.headers, response.body);
  const shown = decoded?.kind === "value" ? decoded.value : new TextDecoder().decode(response.body);
  if (part.text !== undefined && typeof shown === "string" && shown.trim() !== part.text.trim()) {
    const message = `${shownAs(part.text)} was put, and ${shownAs(shown)} is read.`;
    scene.tell("read-back", { message, exchange, before });
  }
  if (part.json === undefined || !isObject(shown)) return;
  const asked = scene.sentSchema(part.exchange.operation);
  for (const each of differences(scene.run.contract, part.json, shown, asked, shownSchema(read, response.status))) {
    const message = `${each.pointer} was put as ${shownAs(each.sent)}, and is read as ${shownAs(each.shown)}.`;
    scene.tell("read-back", { message, exchange, before, pointer: each.pointer });
  }
}
