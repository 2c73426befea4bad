/** What a thing names has to be there, and to be there for who names it. */
import type { Operation, Schema } from "@cantus/contract";
import { addressOf, hasType, plainName, propertiesOf, singularOf } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import { isPending, isRefused, isSuccess } from "../../../exchange/outcome.ts";
import { referenceNamesOf } from "../../../run/id-names.ts";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import { type Resource, resourcesOf } from "../../../state/resource.ts";
import type { Scene } from "../../../state/scene.ts";
import { isOfCaller, nthValue } from "../../../state/values.ts";
import { walk } from "../../../state/walk.ts";
import { asWords } from "../../../state/words.ts";
import { markable, markOf } from "../creates/once.ts";
import { sceneOf } from "../place.ts";

/** A member of a body that names a thing of another resource. */
interface Reference {
  readonly name: string;
  readonly schema: Schema;
  readonly resource: Resource;
}

export async function namedAreThere(scene: Scene): Promise<void> {
  const { create } = scene.resource;
  if (!create) return;
  for (const reference of referencesOf(scene, create)) {
    if (!hasToBeThere(scene, create, reference)) continue;
    if (await unknownIsRefused(scene, create, reference)) await othersAreRefused(scene, reference);
  }
}

/** `guest_id` where there is `/guests/{…}`, `guest_code` for `/guests/{code}`, and `guest` for `/guests/{guest}`. */
function referencesOf(scene: Scene, create: Operation): Reference[] {
  const { contract } = scene.run;
  return [...propertiesOf(contract, scene.sentSchema(create))].flatMap(([name, schema]): Reference[] => {
    const isId = hasType(contract, schema, "string") || hasType(contract, schema, "integer");
    const named = resourcesOf(contract).filter((each) => {
      const noun = plainName(singularOf(each.name));
      const isCalledSo = plainName(name) === noun && plainName(each.key.parameter) === noun;
      return each !== scene.resource && (isCalledSo || referenceNamesOf(each.key).has(plainName(name)));
    });
    const [resource, ...more] = named;
    return isId && resource?.read && more.length === 0 && isOfCaller(contract, schema)
      ? [{ name, schema, resource }]
      : [];
  });
}

const ABSENT =
  /\b(unknown|no such|not (found|exist|known|there)|n['’]t exist|missing|nonexistent|existing|must exist|exists)\b/i;

/** What a sentence about a member says of what it names. */
const DEMANDS =
  /\b(must|has to|have to) (exist|be there|be (one )?of|belong)|\b(unknown|no such|n['’]t exist|not exist)\b/i;

/**
 * Whether the contract says so: by a 404 of a path that names nothing itself, or by words, in the description of the member,
 * in that of the operation, or in that of a refusal which names what it is about.
 */
function hasToBeThere(scene: Scene, create: Operation, { name, schema, resource }: Reference): boolean {
  const { contract } = scene.run;
  const namesNothing = addressOf(contract, create).keys.length === 0;
  if (namesNothing && create.response(404)?.status === "404") return true;
  if (ABSENT.test(String(keywordOf(contract, schema, "description") ?? ""))) return true;
  const isSaid = (create.description ?? "").split(/[.;]\s/).some((each) => each.includes(name) && DEMANDS.test(each));
  if (isSaid) return true;
  const noun = asWords(singularOf(resource.name));
  const about = new RegExp(`\\b(${noun}|${name})`, "i");
  return create.responses.some(
    ({ status, description = "" }) => /^4\d\d$/.test(status) && about.test(description) && ABSENT.test(description),
  );
}

/** No run makes so many things. */
const NOBODYS = 987_654;

/** @returns whether it is refused, and nothing is left of it */
async function unknownIsRefused(scene: Scene, create: Operation, { name, schema }: Reference): Promise<boolean> {
  const { contract } = scene.run;
  const unknown = nthValue(contract, schema, NOBODYS)?.value;
  const mark = markable(scene);
  const text = markOf(scene);
  const whole = { ...scene.base(), ...(mark !== undefined && { [mark]: text }) };
  const body: JsonObject = { ...whole, [name]: unknown };
  if (unknown === undefined || unknown === whole[name] || !accepts(scene, create, body)) return false;
  // What is accepted with the one that is there is refused for nothing else.
  const right = await scene.create({ body: scene.base() });
  const made = right && (await scene.send(create, { body }));
  if (!made || !(isSuccess(made) || isRefused(made))) return false;
  // It may be refused for what else has to be new.
  const again = isSuccess(made) ? undefined : await scene.create({ body });
  // Of what can be had once, another may have been put in its place.
  const taken = again ? (again.sent[name] === unknown ? again.made : undefined) : isSuccess(made) ? made : undefined;
  if (taken) {
    // Work may find out later what is not there, unless the answer to that is declared where it is taken.
    if (isPending(taken) && create.response(404)?.status !== "404") return false;
    const message = `/${name} names nothing that there is, and was accepted with ${taken.response.status}.`;
    scene.tell("named-is-there", { message, exchange: taken, pointer: `/${name}` });
    return false;
  }
  if (mark === undefined || again) return true;
  const walked = await walk(scene, {}, undefined, { place: scene.place });
  const page = walked?.pages.find(({ items }) => items.some((item) => item[mark] === text));
  if (page) {
    const message = `A create whose /${name} names nothing was refused with ${made.response.status}, and what it sent is in the list.`;
    scene.tell("refused-leaves-nothing", { message, exchange: page.exchange, before: [made] });
  }
  return true;
}

/** Who looks whether it is there finds nothing of what another caller keeps to themselves. */
async function othersAreRefused(scene: Scene, { name, schema, resource }: Reference): Promise<void> {
  const [owner, other] = scene.run.identities;
  const theirs = other && (await sceneOf(scene.run, resource));
  const thing = theirs && (await theirs.create({ as: other }));
  const seen = thing && (await theirs.read(thing, { as: owner }));
  if (!thing || !seen || ![403, 404].includes(seen.exchange.response.status)) return;
  const id = hasType(scene.run.contract, schema, "string") ? thing.id : Number(thing.id);
  const made = await scene.create({ body: { ...scene.base(), [name]: id } });
  if (made?.sent[name] !== id) return;
  const message = `${other.name} created ${resource.name} ${thing.id}, which ${owner.name} cannot read, and can name as /${name}.`;
  scene.tell("isolation", { message, exchange: made.made, before: [thing.made, seen.exchange], shape: name });
}

function accepts(scene: Scene, create: Operation, body: JsonObject): boolean {
  return schemaValidator(scene.run.contract).accepts(scene.sentSchema(create) ?? true, body, "request");
}
