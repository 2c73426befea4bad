/** What a contract says in words of the states in which an operation is refused: “The order is paid or cancelled.” */
import type { Operation } from "@cantus/contract";
import { hasType, plainName, singularOf } from "@cantus/contract/collections";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import { asWords, sentencesIn } from "../../../state/words.ts";

export interface Bar {
  readonly sentence: string;
  /** Nothing else is said of the refusal. */
  readonly isAlone: boolean;
  /** The property by which a thing is in such a state, if it is. */
  property(item: JsonObject): string | undefined;
}

/** `undefined` where the description of its 409 does not say of the thing itself that it is in a state that things show. */
export function barsOf(scene: Scene, operation: Operation): Bar | undefined {
  const conflict = operation.response(409);
  if (conflict?.status !== "409") return undefined;
  if (EXCEPTED.test(`${conflict.description ?? ""} ${operation.description ?? ""}`)) return undefined;
  const sentences = sentencesIn(conflict.description).filter((sentence) => sentence.trim() !== "");
  for (const sentence of sentences) {
    const said = statesIn(scene, sentence.trim());
    if (said) return { sentence: sentence.trim(), isAlone: sentences.length === 1, property: said };
  }
  return undefined;
}

/** Who or what is let through all the same may be told in another sentence than the state. */
const EXCEPTED =
  /\b(unless|except\w*|administrators?|admins?|owners?|(may|can) (still|always|nevertheless)|all the same|no error|idempotent\w*|(changes?|has) no(thing|t? effect))\b/i;

/** What makes of a sentence one that holds only sometimes, or of two states one. */
const CONDITIONAL = /\b(if|unless|when|while|until|after|before (the|it|its)|except|and|but|may|might|can|should)\b/i;

function statesIn(scene: Scene, sentence: string): Bar["property"] | undefined {
  const noun = asWords(singularOf(scene.resource.name));
  const subject = new RegExp(
    `^(?:(?:the|this|an?) )?(?:${noun}|it) (?:is|was|has (?:already )?been) (not )?(.+)$`,
    "i",
  );
  const [, not, predicate = ""] = subject.exec(sentence.replace(/[`"'“”*]/g, "")) ?? [];
  if (predicate === "" || CONDITIONAL.test(predicate)) return undefined;
  const words = predicate.split(/,\s*(?:or\s+)?|\s+or\s+/).map(stateIn);
  const states = statesOf(scene);
  const known = words.filter((word) => states.has(word));
  if (known.length === 0) return undefined;
  if (not === undefined) {
    return (item) => {
      const property = known
        .flatMap((word) => states.get(word) ?? [])
        .find((each) => known.includes(shownState(item, each)));
      return property;
    };
  }
  // What it is not may be said of one property, and of all that is said.
  const properties = new Set(known.flatMap((word) => states.get(word) ?? []));
  const [property, ...others] = properties;
  if (known.length < words.length || others.length > 0 || property === undefined) return undefined;
  return (item) => {
    const shown = shownState(item, property);
    const isKnown = states.has(shown) || typeof item[property] === "boolean";
    return isKnown && !known.includes(shown) ? property : undefined;
  };
}

/** “has been returned already” is about `returned`. */
function stateIn(said: string): string {
  return plainName(
    said
      .replace(/^(?:it )?(?:(?:is|was|has been|already|either|still|yet|an?)\s+)+/i, "")
      .replace(/\s+(?:already|before|now|yet|any ?more|earlier)$/i, ""),
  );
}

/** The words that things show for their states, and by which properties: those of enumerations, and names of switches. */
function statesOf(scene: Scene): ReadonlyMap<string, readonly string[]> {
  const { contract } = scene.run;
  const found = new Map<string, string[]>();
  const add = (word: string, property: string) => found.set(word, [...(found.get(word) ?? []), property]);
  for (const [name, schema] of scene.listedProperties()) {
    const words = keywordOf(contract, schema, "enum");
    if (Array.isArray(words)) for (const word of words) add(plainName(String(word)), name);
    else if (hasType(contract, schema, "boolean")) add(switchOf(name), name);
  }
  return found;
}

/** `isArchived` is said as `archived`. */
function switchOf(name: string): string {
  return plainName(name.replace(/^is(?=[_A-Z])/, ""));
}

function shownState(item: JsonObject, property: string): string {
  const value = item[property];
  if (typeof value === "boolean") return value ? switchOf(property) : "";
  return typeof value === "string" ? plainName(value) : "";
}
