/** What there can be once, as the contract says in words: “There is a book with this ISBN already.” */
import type { Operation } from "@cantus/contract";
import { plainName } from "@cantus/contract/collections";
import type { Exchange } from "../../../exchange/exchange.ts";
import { isPending, isRefusedAsSuch, isSuccess } from "../../../exchange/outcome.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { isSame } from "../../../state/same.ts";
import type { Scene } from "../../../state/scene.ts";
import type { Thing } from "../../../state/thing.ts";
import { changeable, changeTo } from "../changes/change-to.ts";
import { shownAs } from "../told.ts";
import { refusalLeaves } from "./refused.ts";

/** Another of what is taken is refused, when it is made and when a thing is changed to it. */
export async function takenIsRefused(scene: Scene): Promise<void> {
  const { create, update } = scene.resource;
  if (create?.method !== "post") return;
  for (const name of takenIn(scene, create)) {
    const one = await scene.create();
    const value = one?.sent[name];
    if (!one || !isUsable(value) || isPending(one.made)) continue;
    // The very same: it may be taken within what else the body names.
    await isRefusedFor(scene, create, { one, name }, await scene.send(create, { body: one.sent }));
    const other = saysAnyCase(scene, create, name) ? inOtherCase(value) : value;
    if (other === value) continue;
    const done = await scene.send(create, { body: { ...one.sent, [name]: other } });
    await isRefusedFor(scene, create, { one, name, value: other }, done);
  }
  for (const name of update ? takenIn(scene, update) : []) {
    const one = await scene.create();
    const value = one?.sent[name];
    const free = { ...one?.sent, [name]: scene.body(OTHER_TURN)[name] };
    const other = one && (await scene.create({ body: free }));
    const read = other && (await scene.read(other));
    if (!update || !one || !other || !read?.item || !isUsable(value) || other.id === one.id) continue;
    const change = changeTo(scene, update, name, value, read.item);
    const changed = change && (await scene.send(update, { place: other.place, as: other.by, ...change }));
    await isRefusedFor(scene, update, { one, name }, changed);
    if (changed && isRefusedAsSuch(changed)) await refusalLeaves(scene, other, read, changed);
  }
}

/** What a contract says of texts that are the same in capitals. */
const ANY_CASE =
  /\b(whatever|regardless of|irrespective of|ignoring|without regard to|in any) (the )?(letter )?case\b|\bcase[- ]?insensitive/i;

function saysAnyCase(scene: Scene, create: Operation, name: string): boolean {
  const schema = changeable(scene, create).find(([each]) => each === name)?.[1];
  const said = [keywordOf(scene.run.contract, schema, "description"), create.response(409)?.description];
  return said.some((text) => ANY_CASE.test(String(text ?? "")));
}

/** The plain letters of a text in the other case: what becomes of others depends on the language. */
function inOtherCase(value: unknown): unknown {
  if (typeof value !== "string") return value;
  return value.replace(/[A-Za-z]/g, (each) => (each < "a" ? each.toLowerCase() : each.toUpperCase()));
}

/** Of values that nothing has yet. */
const OTHER_TURN = 71;

function isUsable(value: unknown): boolean {
  return (typeof value === "string" && value !== "") || typeof value === "number";
}

async function isRefusedFor(
  scene: Scene,
  operation: Operation,
  { one, name, value = one.sent[name] }: { readonly one: Thing; readonly name: string; readonly value?: unknown },
  done: Exchange | undefined,
): Promise<void> {
  const shown = done && isSuccess(done) && !isPending(done) ? scene.itemOf(done) : undefined;
  const has = scene.resource.read ? (await scene.read(one))?.item : one.shown;
  // What is answered with the same thing, or with another value, has made no second.
  if (!done || !shown || !has || scene.idOf(shown) === one.id) return;
  if (!isSame(scene.run.contract, name, value, shown[name])) return;
  if (!isSame(scene.run.contract, name, one.sent[name], has[name])) return;
  const message = `/${name} ${shownAs(value)} is that of ${scene.resource.name} ${one.id}, for which the contract has a 409, and was accepted with ${done.response.status}.`;
  const clause = operation.response(409)?.pointer;
  scene.tell("conflict-refused", {
    message,
    exchange: done,
    before: [one.made],
    pointer: `/${name}`,
    clause,
    shape: name,
  });
}

/** “with this ISBN”, “of this number”, “has the same name” */
const HAS_THIS = /\b(?:with|of|has|have|by) (?:this|that|the same|such an?) ([a-z][\w-]*)(?: ([a-z][\w-]*))?/gi;
/** “The e-mail address is taken” */
const IS_TAKEN =
  /\b(?:the|this) ([a-z][\w-]*)(?: ([a-z][\w-]*))? (?:is|was|has been) (?:already )?(?:taken|in use|used)\b/gi;
/** Says that it holds only for some, or for what is no longer there. */
const SOMETIMES =
  /\b(if|unless|when|while|until|after|active|open|deleted|not|running|pending|unfinished|current(ly)?|in progress|being|now|\w+ else)\b/i;

/** Other things are taken for a time: a device is in use until the session with it ends, maybe at once. */
const LASTING =
  /name|title|label|slug|handle|alias|login|e?mail|phone|address|code|number|key|id$|isbn|sku|serial|barcode|iban|domain|host|path|url|reference|version/i;

function isLasting([, one = "", two = ""]: readonly string[]): boolean {
  return LASTING.test(one + two);
}

/** The members that are said to be taken: by the 409 of the operation, or as `unique` by their own description. */
function takenIn(scene: Scene, operation: Operation): string[] {
  const { contract } = scene.run;
  const conflict = operation.response(409);
  if (conflict?.status !== "409") return [];
  const sentences = (conflict.description ?? "")
    .split(/[.;]\s|[.;]$|,\s*(?:or|and)\s|\n/)
    .filter((each) => !SOMETIMES.test(each));
  const said = new Set(
    sentences.flatMap((each) =>
      [...each.matchAll(HAS_THIS), ...[...each.matchAll(IS_TAKEN)].filter(isLasting)].flatMap(
        ([, one = "", two = ""]) => [one, `${one}${two}`].map(plainName),
      ),
    ),
  );
  return changeable(scene, operation)
    .filter(([name, schema]) => {
      const description = String(keywordOf(contract, schema, "description") ?? "");
      return (
        said.has(plainName(name)) || (/^unique\b|[,;] unique\b/i.test(description) && !SOMETIMES.test(description))
      );
    })
    .map(([name]) => name);
}
