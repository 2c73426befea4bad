/** What an answer's status says of the one thing that a case is about. */
import type { Contract, Operation } from "@cantus/contract";
import { itemKeys, plainName, singularOf } from "@cantus/contract/collections";
import { sentencesIn } from "../state/words.ts";
import type { Aim, Case } from "./case.ts";

/** Refusals for how a request is made. A 401, 403, 404, 409 or 429 is about the caller, or what the server has. */
const FOR_ITS_FORM = new Set([400, 405, 406, 411, 413, 414, 415, 431]);

/** Where both are declared, a 422 is for what the server makes of a request whose form is right, unless it is all about form. */
export function isRefusedForItsForm({ operation, control, aim }: Case, status: number): boolean {
  if (status === 422 && isSaidToBeAbsent(operation, aim, status)) return false;
  if (status === 422 && control && !isNameOfThing(aim)) return true;
  // As many characters in a longer form: a 413 is about how many bytes they are (RFC 9110, section 15.5.14).
  if (status === 413 && control) return false;
  if (status === 422) return !operation.responses.some((response) => response.status === "400");
  return FOR_ITS_FORM.has(status);
}

/** Whether a target may refuse it for a reason that no contract can name, though the contract allows it. */
export function isLeftOpen(contract: Contract, one: Case): boolean {
  // Who takes the same in a plainer form has no such reason, unless it is looked up by its letters as they are.
  if (one.control) return isNameOfThing(one.aim);
  return one.aim?.expect === "answered" || isPaired(one) || isMoreThanText(contract, one);
}

/** The id of another thing, which may not be found under its name in another form. */
function isNameOfThing(aim: Case["aim"]): boolean {
  const names = aim?.in === "body" ? aim.pointer.split("/").filter((token) => !/^\d*$/.test(token)) : [];
  return /(?:^|_)(?:ids?|uuid|ref|reference)$/.test(words(names.at(-1) ?? ""));
}

/** What a refusal says of what is named and not there: `The category does not exist.` */
const ABSENT = /\b(unknown|no such|not (?:found|exist|known|there)|n['’]t exist|missing|nonexistent|must exist)\b/i;

/** Whether the contract tells by the refusal itself that this member has to name what there is. */
function isSaidToBeAbsent({ responses }: Operation, aim: Aim | undefined, status: number): boolean {
  const [own = ""] =
    aim?.in === "body"
      ? aim.pointer
          .split("/")
          .filter((token) => !/^\d*$/.test(token))
          .slice(-1)
      : [];
  const said = sentencesIn(responses.find((each) => each.status === String(status))?.description);
  const name = words(own)
    .replace(/_/g, " ")
    .replace(/ (?:ids?|key|code|ref)$/, "");
  return name !== "" && said.some((each) => ABSENT.test(each) && new RegExp(`\\b${name}`, "i").test(each));
}

const BOUND =
  /(?:^|_)(?:min|max|from|to|start|end|begin|after|before|since|until|lower|upper|low|high|first|last)(?:$|_)/;

/** One end of a range, whose other end it must not pass; no schema can say so. */
function isPaired({ aim, parameters, body }: Case): boolean {
  const [own = ""] = aim?.pointer.split("/").slice(-1) ?? [];
  const siblings =
    aim?.in === "body"
      ? Object.keys((typeof body?.value === "object" && body.value) || {})
      : [...parameters.keys()].map(({ name }) => name);
  return BOUND.test(words(own)) && siblings.some((name) => name !== own && BOUND.test(words(name)));
}

/** What these name has to be something: a thing that exists, a place that answers, a secret that is hard to guess. */
const MEANS_MORE =
  /(?:^|_)(?:ids?|uuid|ref|reference|key|code|token|slug|password|secret|urls?|uri|link|phone|iban|currency|country|locale|language|lang|zone|timezone|cron|schedule|version|hash|checksum|digest|ip|host|domain|zip|postal|vat|regex|pattern|expression|filter|sort|order|order_by|cursor|after|before|page|fields|include|expand|select|mask|orderby|model|type|unit)$/;

/** A text of the right length and form may still name nothing that there is, and so may one within what is added. */
function isMoreThanText(contract: Contract, { aim, body }: Case): boolean {
  if (!aim || !(ABOUT_TEXTS.has(aim.keyword) || ABOUT_LISTS.has(aim.keyword))) return false;
  const tokens = aim.pointer.split("/").slice(1);
  const own = tokens.at(-1) ?? "";
  const name = /^\d+$/.test(own) ? (tokens.at(-2) ?? "").replace(/s$/, "") : own;
  const namesThing = (each: string) => MEANS_MORE.test(words(each)) || thingsOf(contract).has(plainName(each));
  if (namesThing(name)) return true;
  const isAdding = ABOUT_LISTS.has(aim.keyword) || aim.keyword === "properties" || aim.keyword === "oneOf";
  const added = aim.in === "body" && isAdding ? at(body?.value, tokens) : undefined;
  return namesIn(added).some(namesThing);
}

const things = new WeakMap<Contract, ReadonlySet<string>>();

/** What the things of a contract are called: `customer`, where there is `/customers/{id}`. */
function thingsOf(contract: Contract): ReadonlySet<string> {
  const known =
    things.get(contract) ??
    new Set(
      contract.operations
        .flatMap((operation) => itemKeys(contract, operation))
        .map(({ collection }) => plainName(singularOf(collection.split("/").at(-1) ?? ""))),
    );
  things.set(contract, known);
  return known;
}

function at(value: unknown, [token, ...rest]: readonly string[]): unknown {
  if (token === undefined) return value;
  return typeof value === "object" && value !== null ? at((value as Record<string, unknown>)[token], rest) : undefined;
}

function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => [name, ...namesIn(member)]);
}

/** What is added to a list was made up. */
const ABOUT_LISTS = new Set(["minItems", "maxItems", "items", "uniqueItems"]);

const ABOUT_TEXTS = new Set(["minLength", "maxLength", "pattern", "format", "type", "schema", "properties", "oneOf"]);

function words(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/_$/, "")
    .toLowerCase();
}
