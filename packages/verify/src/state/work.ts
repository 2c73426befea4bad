/**
 * Work that goes on after a 202 (RFC 9110, section 15.3.3): it is asked for, where Location leads or by its id, until what
 * it shows of its state says that it has ended.
 */
import { setTimeout as sleep } from "node:timers/promises";
import { plainName } from "@cantus/contract/collections";
import { matchUrl } from "../checks/match-url.ts";
import { followedUrl } from "../exchange/authenticate.ts";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isPending, isRefused, isSuccess } from "../exchange/outcome.ts";
import type { Run } from "../run/run.ts";
import type { Ask } from "./ask.ts";
import { isObject, type JsonObject } from "./json.ts";
import type { Resource } from "./resource.ts";
import type { Scene } from "./scene.ts";
import type { Thing } from "./thing.ts";

/** Milliseconds between two looks at first and at most, and how long it is waited for. */
const FIRST_PAUSE = 15;
const LONGEST_PAUSE = 250;
const PATIENCE = 2_000;

/** The last answer of those whose work has ended. */
const ends = new WeakMap<Thing, Exchange>();

/** By run, what works for longer than it is waited for. */
const endless = new WeakMap<Run, Set<Resource>>();

/** Whether work on a thing may still go on. */
export function isUnderWay(thing: Thing): boolean {
  return isPending(thing.made) && !ends.has(thing);
}

/** Whether the end of what a resource makes can be waited for, as far as is known. */
function canEnd({ run, resource }: Scene): boolean {
  return !endless.get(run)?.has(resource);
}

/**
 * Waits until work on a thing has ended, if there is any.
 *
 * @returns the answer that says so; `undefined` where none came in time
 */
export async function ended(scene: Scene, thing: Thing): Promise<Exchange | undefined> {
  const { run, resource } = scene;
  const known = isPending(thing.made) ? ends.get(thing) : thing.made;
  if (known || !canEnd(scene)) return known;
  const poll = polled(scene, thing);
  const start = performance.now();
  for (let pause = FIRST_PAUSE; run.goesOn(); pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const exchange = await poll();
    if (!exchange) return undefined;
    if (hasEnded(exchange)) {
      ends.set(thing, exchange);
      return exchange;
    }
    if (performance.now() - start > PATIENCE) break;
    await sleep(pause);
  }
  endless.set(run, (endless.get(run) ?? new Set()).add(resource));
  return undefined;
}

/** By Location where an operation is behind it that answers; else as the thing is read. */
function polled(scene: Scene, thing: Thing): () => Promise<Exchange | undefined> {
  const read = () => scene.send(scene.resource.read, { place: thing.place, as: thing.by });
  const follow = following(scene, thing.made, thing);
  if (!follow) return read;
  return async () => {
    const exchange = await follow();
    return !exchange || isRefused(exchange) ? read() : exchange;
  };
}

/** Asks for what the Location of an answer leads to, as what is made is asked for where no operation is behind it. */
export function following(
  scene: Scene,
  { request, response }: Exchange,
  { place, by }: Thing,
): (() => Promise<Exchange | undefined>) | undefined {
  const { contract, basePath } = scene.run;
  const url = response.headers.location === undefined ? null : URL.parse(response.headers.location, request.url);
  if (url?.origin !== new URL(request.url).origin) return undefined;
  const match = matchUrl(contract, "GET", url.href, basePath);
  const operation = match.kind === "operation" ? match.operation : scene.resource.read;
  const onWire: Ask["onWire"] = (sent) => ({ ...sent, url: followedUrl(contract, sent.url, url.href) });
  return () => scene.send(operation, { place, as: by, onWire });
}

/** Whether an answer says that the work has ended: by its state, by `done`, or by where its result is (RFC 9110, section 15.4.4). */
function hasEnded(exchange: Exchange): boolean {
  const { response } = exchange;
  if (response.status === 303) return true;
  if (!isSuccess(exchange) || isPending(exchange)) return false;
  const body = jsonOf(response.headers, response.body);
  return [body, ...(isObject(body) ? Object.values(body) : [])].some((each) => isObject(each) && saysEnded(each));
}

const STATE = /^(state|status|phase|stage)$|[a-z]_?(state|status)$/i;
const DONE = /^(is)?(done|finished|completed?)$/;

/** Words for what is not at its end, beside those in `ing`. */
const GOES_ON =
  /ing$|^(queued|enqueued|scheduled|accepted|submitted|received|requested|created|new|open|initial(ized)?|started|active|inprogress|unknown|retry|paused|suspended)$/;

const FAILED = /fail|error|cancel|abort|reject|expire|timeout|timedout|dead|kill|stop/;

/** Whether what has ended says that it did not come to what it was to come to. */
export function hasFailed(item: JsonObject): boolean {
  return Object.entries(item).some(
    ([name, value]) => STATE.test(name) && typeof value === "string" && FAILED.test(plainName(value)),
  );
}

function saysEnded(item: JsonObject): boolean {
  return Object.entries(item).some(([name, value]) =>
    typeof value === "string"
      ? STATE.test(name) && value !== "" && !GOES_ON.test(plainName(value))
      : DONE.test(plainName(name)) && value === true,
  );
}
