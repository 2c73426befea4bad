/** What cannot be deleted while there is something of it, as the contract says: “The member has open loans.” */
import type { Operation, Schema } from "@cantus/contract";
import { plainName, propertiesOf, singularOf } from "@cantus/contract/collections";
import { isPending, isSuccess } from "../../../exchange/outcome.ts";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { type Resource, resourcesOf } from "../../../state/resource.ts";
import type { Scene } from "../../../state/scene.ts";
import { asWords, sentencesIn } from "../../../state/words.ts";
import { inUse, type Users, usersOf } from "../relations/users.ts";

export async function inUseIsRefused(scene: Scene): Promise<void> {
  const { remove } = scene.resource;
  const conflict = remove?.response(409);
  if (!remove || conflict?.status !== "409") return;
  const sentences = sentencesIn(`${conflict.description ?? ""}. ${remove.description ?? ""}`);
  for (const users of usersOf(scene)) {
    const said = sentences.flatMap((sentence) => usedAs(scene, users.resource, sentence) ?? [])[0];
    if (said) await isKeptWhileUsed(scene, remove, { ...users, said });
  }
}

interface Use {
  readonly sentence: string;
  /** The words that it has to show for its state, where they are told. */
  readonly states: readonly string[];
}

/** What may stand before the noun and narrows nothing. */
const ANY = /^(any|still|further|other|more|some|one|a|an|at|least|of|the)$/i;
/** And what may stand behind it. */
const NARROWS_NOTHING = /^(?:(?:in|on|of|under|below|for) it|left|attached|assigned(?: to it)?)?$/i;
const OTHERS = /\b(unless|except|more than|all|only|last)\b/i;

/** `undefined` where the sentence does not say of the thing that it has such things. */
function usedAs(scene: Scene, resource: Resource, sentence: string): Use | undefined {
  const text = sentence.replace(/[`"'“”*]|[.;]+$/g, "");
  const [noun, many] = [singularOf(resource.name), resource.name].map(asWords);
  const own = asWords(singularOf(scene.resource.name));
  const has = new RegExp(
    `\\b(?:(?:${own}|it) (?:still )?(?:has|contains)|there (?:are|is))\\s+((?:[\\w-]+,? )*?)(?:${many}|${noun})\\b(.*)$`,
    "i",
  );
  const [, before = "", after = ""] = has.exec(text) ?? [];
  if (!has.test(text) || OTHERS.test(text)) return undefined;
  const states = statesOf(scene, resource);
  const nouns = new Set(resourcesOf(scene.run.contract).map(({ name }) => plainName(name)));
  const isWord = (each: string) => each !== "" && !ANY.test(each) && !/^(or|and)$/i.test(each);
  const narrows = before.split(/[\s,]+/).filter((each) => isWord(each) && !nouns.has(plainName(each)));
  const told = /^\s*(?:that|which) (?:is|are) (.+)$/i.exec(after)?.[1];
  const left = after
    .trim()
    .replace(/^(?:,? ?(?:or|and) (?:any |further |other )?([\w-]+) ?)/i, (all, word) =>
      nouns.has(plainName(String(word))) ? "" : all,
    );
  const isOpen = told === undefined && !NARROWS_NOTHING.test(left);
  const words = [...narrows, ...(told === undefined ? [] : told.split(/,\s*(?:or\s+)?|\s+or\s+/))].map((each) =>
    plainName(each),
  );
  if (isOpen || !words.every((each) => states.has(each))) return undefined;
  return { sentence: sentence.trim(), states: words };
}

function statesOf(scene: Scene, resource: Resource): ReadonlySet<string> {
  const { contract } = scene.run;
  const shown = resource.read?.response(200)?.content[0]?.schema;
  const words = [...propertiesOf(contract, shown)].flatMap(
    ([, schema]: [string, Schema]) => (keywordOf(contract, schema, "enum") as unknown[] | undefined) ?? [],
  );
  return new Set(words.map((word) => plainName(String(word))));
}

async function isKeptWhileUsed(scene: Scene, remove: Operation, used: Users & { readonly said: Use }): Promise<void> {
  const { resource, member, said } = used;
  const { thing, user, shown } = (await inUse(scene, used)) ?? {};
  if (!thing || !user || !shown) return;
  if (said.states.length > 0 && !isIn(shown, said.states)) return;
  const done = await scene.send(remove, { place: thing.place, as: thing.by });
  if (!done || !isSuccess(done) || isPending(done)) return;
  scene.forget(thing);
  const message = `${resource.name} ${user.id} has /${member} ${thing.id}; deleting that is refused where “${said.sentence}”, as the contract has it, and was accepted with ${done.response.status}.`;
  const clause = remove.response(409)?.pointer;
  scene.tell("conflict-refused", {
    message,
    exchange: done,
    before: [thing.made, user.made],
    clause,
    shape: resource.name,
  });
}

function isIn(shown: JsonObject, states: readonly string[]): boolean {
  return Object.values(shown).some((value) => typeof value === "string" && states.includes(plainName(value)));
}
