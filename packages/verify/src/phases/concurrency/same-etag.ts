/** Changes at the same time that name the same ETag: one is made, and for the others it is an ETag of before. */
import type { Operation } from "@cantus/contract";
import type { Exchange } from "../../exchange/exchange.ts";
import { isRefused, isSuccess } from "../../exchange/outcome.ts";
import { isSame } from "../../state/same.ts";
import type { Scene } from "../../state/scene.ts";
import type { Thing } from "../../state/thing.ts";
import { nthValue } from "../../state/values.ts";
import { changeable } from "../sequences/changes/change-to.ts";
import { change, takesCondition } from "../sequences/reads/reading.ts";

/** By which values differ: one that shows that the ETag moves, and those that are sent at once. */
const FIRST = 21;
const AT_ONCE = [22, 23, 24];

/**
 * "An origin server MUST NOT perform the requested method if a received If-Match condition evaluates to false" (RFC 9110,
 * section 13.1.1): whoever comes second names what is no longer there, and its change would undo one that nobody has seen.
 */
export async function sameEtagAtOnce(scene: Scene, thing: Thing): Promise<void> {
  const { update, replace } = scene.resource;
  for (const operation of [update, replace]) {
    if (operation && takesCondition(operation) && (await isLostAtOnce(scene, thing, operation))) return;
  }
}

/** @returns whether something was told: then the next way to write has the same cause */
async function isLostAtOnce(scene: Scene, thing: Thing, operation: Operation): Promise<boolean> {
  const property = distinctlyChanged(scene, operation);
  const first = property && (await etagOf(scene, thing));
  if (!property || first === undefined) return false;
  const { nth, name } = property;
  const write = (etag: string, turn: number) =>
    change(scene, thing, { headers: { "if-match": etag }, turn, nth, by: operation });
  // Whoever takes any ETag loses updates one after the other, too, which is told as that.
  const wrong = await write('"cantus-another"', FIRST);
  const right = wrong && isRefused(wrong) ? await write(first, FIRST) : undefined;
  const before = right && isSuccess(right) ? await scene.read(thing) : undefined;
  const etag = before?.exchange.response.headers.etag;
  if (!before?.item || etag === undefined || etag === first || etag.startsWith("W/")) return false;
  const answers = await Promise.all(AT_ONCE.map((turn) => write(etag, turn)));
  const done = answers.filter((each) => each !== undefined && isSuccess(each)) as Exchange[];
  // What comes to nothing, or to what another has made of it, has changed nothing that the ETag is for.
  const shown = done.map((each) => scene.itemOf(each, thing.id)?.[name]).filter((value) => value !== undefined);
  const all = [before.item[name], ...shown];
  const isDistinct = all.every((value, index) =>
    all.slice(0, index).every((other) => !isSame(scene.run.contract, name, other, value)),
  );
  const [one, two] = done;
  if (!one || !two || !isDistinct) return false;
  const message = `Of ${AT_ONCE.length} changes at once with If-Match ${etag}, ${done.length} were made: after the first it has another ETag, and the others are to be refused.`;
  scene.tell("conditional-write", { message, exchange: two, before: [before.exchange, one], shape: "at once" });
  return true;
}

async function etagOf(scene: Scene, thing: Thing): Promise<string | undefined> {
  const etag = (await scene.read(thing))?.exchange.response.headers.etag;
  return etag?.startsWith("W/") ? undefined : etag;
}

/** A property that has another value each time that it is changed. */
function distinctlyChanged(scene: Scene, operation: Operation): { nth: number; name: string } | undefined {
  const { contract } = scene.run;
  for (const [nth, [name, property]] of changeable(scene, operation).entries()) {
    const values = [FIRST, ...AT_ONCE].map((turn) => nthValue(contract, property, turn)?.value);
    const isText = values.every((value) => typeof value === "string");
    if (isText && new Set(values).size === values.length) return { nth, name };
  }
  return undefined;
}
