/** Reading: it changes nothing, HEAD is like GET, and what a caller has already is not sent again. */
import type { Operation } from "@cantus/contract";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import type { Ask } from "../../../state/ask.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { nthValue } from "../../../state/values.ts";
import { changeable, changeTo } from "../changes/change-to.ts";
import { refusalLeaves } from "../creates/refused.ts";
import { shownAs } from "../told.ts";

const READS = 5;
const PROPERTIES = 10;

/** What a caller decides on is the same each time; and nothing says that the thing was changed. Of POST nothing is promised. */
export async function getIsSafe(scene: Scene, thing: Thing): Promise<void> {
  if (scene.resource.read?.method !== "get") return;
  const reads = [];
  for (let count = 0; count < READS; count++) {
    const read = await scene.read(thing);
    if (!read) return;
    if (read.item) reads.push({ exchange: read.exchange, item: read.item });
    else if (reads.length > 0 && isRefusedAsSuch(read.exchange)) {
      const message = `${scene.resource.name} ${thing.id} was read ${reads.length} times, and then answers ${read.exchange.response.status}.`;
      scene.tell("get-is-safe", { message, exchange: read.exchange, before: reads.map(({ exchange }) => exchange) });
      return;
    } else return;
  }
  const [first, ...others] = reads;
  if (!first) return;
  const own = scene.ownProperties();
  const names = Object.keys(first.item).filter(
    (name) => (own.has(name) && !/status|state|progress/i.test(name)) || CHANGED.test(name),
  );
  for (const name of names) {
    const values = reads.map(({ item }) => JSON.stringify(item[name]));
    // What moves by itself, a job for instance, moves now and then; what reading moves is moved by each.
    const isMovedByEach = values.every((value, index) => index === 0 || value !== values[index - 1]);
    const isMovedAlone = others.every(({ item }) =>
      Object.keys(item).every(
        (each) =>
          each === name || CHANGED.test(each) || JSON.stringify(item[each]) === JSON.stringify(first.item[each]),
      ),
    );
    if (!(CHANGED.test(name) ? isMovedByEach && isMovedAlone : isMovedByEach)) continue;
    const last = reads.at(-1) as (typeof reads)[number];
    const message = `Reading it ${READS} times turned /${name} from ${shownAs(first.item[name])} to ${shownAs(last.item[name])}.`;
    const clause = scene.clauseOf(last.exchange, last.item, `/${name}`);
    scene.tell("get-is-safe", {
      message,
      exchange: last.exchange,
      before: [first.exchange],
      pointer: `/${name}`,
      clause,
    });
  }
}

/** Names of what tells that a thing was changed. */
export const CHANGED =
  /^(last_?)?(updated?|modified|modification|changed?)(_?(at|on|time|date|date_?time|timestamp))?$|^@?(odata\.)?(version|revision|revision_?id|etag|rev)$/i;

/** @param get an operation of GET that has answered before */
export async function headEqualsGet(scene: Scene, get: Operation, ask: Ask): Promise<void> {
  if (get.method !== "get" || !scene.run.operations.includes(get)) return;
  const before = await scene.send(get, ask);
  const head = await scene.send(get, { ...ask, onWire: (request) => ({ ...request, method: "HEAD" }) });
  const after = await scene.send(get, ask);
  if (!before || !head || !after || !isSuccess(before) || !isSuccess(after)) return;
  const { status, headers, body } = head.response;
  // Nothing says that there is a HEAD, and it is told in the words for that.
  if (status === 405 || status === 501 || status === 429 || head.response.failure) return;
  const wrong: { message: string; pointer: string }[] = [];
  if (status !== before.response.status) {
    wrong.push({ message: `HEAD answers ${status}, GET ${before.response.status}.`, pointer: "" });
  } else {
    // What is shown of the moment, an age for instance, is longer now and then.
    const isStill = Buffer.compare(before.response.body, after.response.body) === 0;
    if (body.length > 0) {
      wrong.push({ message: `HEAD is answered with ${body.length} bytes of a body, and none may come.`, pointer: "" });
    }
    for (const name of ["content-type", "content-length", "etag", "last-modified"]) {
      const [one, other] = [before.response.headers[name], after.response.headers[name]];
      if (one !== other || one === undefined || headers[name] === undefined || headers[name] === one) continue;
      if (name === "content-length" && !isStill) continue;
      wrong.push({ message: `HEAD says ${name}: ${headers[name]}, GET ${one}.`, pointer: `/${name}` });
    }
  }
  // Whoever answers HEAD otherwise than GET does so in one place.
  const [first] = wrong;
  if (!first) return;
  const message = wrong.map((each) => each.message).join(" ");
  scene.tell("head-equals-get", { message, exchange: head, before: [before], pointer: first.pointer });
}

/** What ETag promises, and where the contract has them, conditions. */
export async function conditions(scene: Scene, thing: Thing): Promise<void> {
  const { read } = scene.resource;
  const first = await scene.read(thing);
  const etag = first?.exchange.response.headers.etag;
  if (read?.method !== "get" || !first || etag === undefined || !isSuccess(first.exchange)) return;
  const second = await scene.read(thing);
  if (!second || !isSuccess(second.exchange)) return;
  const isDeclared = hasHeader(read, "if-none-match") || read.response(304)?.status === "304";
  const isSameBody = Buffer.compare(first.exchange.response.body, second.exchange.response.body) === 0;
  if (isDeclared && isSameBody && second.exchange.response.headers.etag !== etag) {
    const message = `The same body came twice, with ETag ${etag} and ${second.exchange.response.headers.etag}.`;
    scene.tell("etag", { message, exchange: second.exchange, before: [first.exchange], pointer: "/ETag" });
    return;
  }
  if (isDeclared) await conditionalRead(scene, thing, second.exchange);
  await etagFollows(scene, thing, second.exchange);
  await conditionalWrites(scene, thing);
  await leavesWhatIsThere(scene, thing);
}

async function conditionalRead(scene: Scene, thing: Thing, known: Exchange): Promise<void> {
  const etag = known.response.headers.etag as string;
  const same = await scene.read(thing, { headers: { "if-none-match": etag } });
  const check = await scene.read(thing);
  if (same && isSuccess(same.exchange) && check?.exchange.response.headers.etag === etag) {
    const message = `If-None-Match names the ETag ${etag}, which it still has, and the answer is ${same.exchange.response.status}, not 304.`;
    scene.tell("conditional-read", { message, exchange: same.exchange, before: [known] });
  }
  const other = await scene.read(thing, { headers: { "if-none-match": '"cantus-another"' } });
  if (other?.exchange.response.status !== 304) return;
  const message = "If-None-Match names another ETag, and the answer is 304 all the same.";
  scene.tell("conditional-read", { message, exchange: other.exchange, before: [known] });
}

/** Of each property by itself, as far as they can be changed: what an ETag is made of may leave one out. */
async function etagFollows(scene: Scene, thing: Thing, known: Exchange): Promise<void> {
  let before = known;
  for (let nth = 0; nth < PROPERTIES; nth++) {
    // One property may be refused for what other things have.
    const changed = await change(scene, thing, { turn: 5, nth });
    if (!changed || !isSuccess(changed)) continue;
    const after = await scene.read(thing);
    if (changed.operation) requiresCondition(scene, changed, changed.operation);
    if (!after || !isSuccess(after.exchange) || followsChange(scene, before, changed, after.exchange)) return;
    before = after.exchange;
  }
}

/** @returns whether something was told */
function followsChange(scene: Scene, known: Exchange, changed: Exchange, after: Exchange): boolean {
  const etag = known.response.headers.etag as string;
  if (Buffer.compare(after.response.body, known.response.body) === 0) return false;
  const now = after.response.headers.etag;
  if (now === undefined) return true;
  if (now !== etag && changed.response.headers.etag === etag) {
    // What a change answers with describes what has replaced the thing before (RFC 9110, section 8.8).
    const message = `The answer to a change has the ETag ${etag} of before it; what is read then has ${now}.`;
    scene.tell("etag", { message, exchange: changed, before: [known], pointer: "/ETag" });
    return true;
  }
  if (now !== etag || etag.startsWith("W/")) return false;
  const message = `It was changed, and its ETag is still ${etag}.`;
  scene.tell("etag", { message, exchange: after, before: [known, changed], pointer: "/ETag" });
  return true;
}

/** Who declares a 428 lets nobody change what they may not have seen (RFC 6585, section 3). */
function requiresCondition(scene: Scene, changed: Exchange, operation: Operation): void {
  if (changed.request.headers["if-match"] !== undefined || operation.response(428)?.status !== "428") return;
  const message = `It was changed without If-Match, and answered with ${changed.response.status}; a 428 is declared for that.`;
  scene.tell("conditional-write", { message, exchange: changed });
}

export interface OneChange {
  readonly headers?: Readonly<Record<string, string>>;
  /** Decides with which value. */
  readonly turn: number;
  /** Of the properties that can be changed. */
  readonly nth?: number;
  /** PATCH or PUT. Defaults to the first that there is. */
  readonly by?: Operation | undefined;
}

/** Changes one property. */
export async function change(scene: Scene, thing: Thing, { headers = {}, turn, nth = 0, by }: OneChange) {
  const { update, replace } = scene.resource;
  const { contract } = scene.run;
  const operation = by ?? update ?? replace;
  const [name, property] = changeable(scene, operation)[nth] ?? [];
  const value = property === undefined ? undefined : nthValue(contract, property, turn);
  if (!operation || name === undefined || !value) return undefined;
  const change =
    operation === update
      ? changeTo(scene, operation, name, value.value, thing.sent)
      : { body: { ...scene.base(operation), [name]: value.value } };
  return change && scene.send(operation, { place: thing.place, as: thing.by, ...change, headers });
}

async function conditionalWrites(scene: Scene, thing: Thing): Promise<void> {
  const { update, replace, remove } = scene.resource;
  for (const operation of [update, replace]) {
    if (operation && takesCondition(operation)) {
      const write = (headers: Readonly<Record<string, string>>, turn: number) =>
        change(scene, thing, { headers, turn, by: operation });
      if (await conditionalWrite(scene, thing, write)) return;
    }
  }
  const other = remove && takesCondition(remove) ? await scene.create() : undefined;
  if (!other) return;
  const write = (headers: Readonly<Record<string, string>>) =>
    scene.send(remove, { place: other.place, as: other.by, headers });
  await conditionalWrite(scene, other, write);
  scene.forget(other);
}

/** @returns whether something was told: then the next way to write has the same cause */
async function conditionalWrite(
  scene: Scene,
  thing: Thing,
  write: (headers: Readonly<Record<string, string>>, turn: number) => Promise<Exchange | undefined>,
): Promise<boolean> {
  const before = await scene.read(thing);
  const other = await write({ "if-match": '"cantus-another"' }, 3);
  if (other && isSuccess(other)) {
    const message = `If-Match names an ETag that it does not have, and the answer is ${other.response.status}, not 412.`;
    scene.tell("conditional-write", { message, exchange: other });
    return true;
  }
  if (other && isRefusedAsSuch(other) && (await refusalLeaves(scene, thing, before, other))) return true;
  const now = await scene.read(thing);
  const etag = now?.exchange.response.headers.etag;
  if (!now || etag === undefined || etag.startsWith("W/")) return false;
  const right = await write({ "if-match": etag }, 4);
  if (right?.response.status !== 412) return false;
  const message = `If-Match names its ETag ${etag}, and the answer is 412.`;
  scene.tell("conditional-write", { message, exchange: right, before: [now.exchange] });
  return true;
}

/** `If-None-Match: *` is for what is not there yet: "the condition is false" for what is (RFC 9110, section 13.1.2). */
async function leavesWhatIsThere(scene: Scene, thing: Thing): Promise<void> {
  const { replace } = scene.resource;
  if (!replace || !hasHeader(replace, "if-none-match")) return;
  const done = await change(scene, thing, { headers: { "if-none-match": "*" }, turn: 6, by: replace });
  if (!done || !isSuccess(done)) return;
  const message = `If-None-Match: * is for what is not there, ${scene.resource.name} ${thing.id} is, and the answer is ${done.response.status}, not 412.`;
  scene.tell("conditional-write", { message, exchange: done, before: [thing.made] });
}

export function takesCondition(operation: Operation): boolean {
  return hasHeader(operation, "if-match") || operation.response(412)?.status === "412";
}

function hasHeader({ parameters }: Operation, name: string): boolean {
  return parameters.some((each) => each.in === "header" && each.name.toLowerCase() === name);
}
