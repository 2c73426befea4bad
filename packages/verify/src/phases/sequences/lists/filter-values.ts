/** What a filter is tried with, and how that is sent. */
import type { Schema } from "@cantus/contract";
import { hasType, namesLanguage } from "@cantus/contract/collections";
import { schemaValidator } from "@cantus/contract/schema";
import type { JsonObject } from "../../../state/json.ts";
import { keywordOf } from "../../../state/keyword.ts";
import type { Scene } from "../../../state/scene.ts";
import { namesAnother } from "../../../state/values.ts";
import type { Walked } from "../../../state/walk.ts";
import { isMatch } from "./matches.ts";
import type { Narrowing } from "./narrowing.ts";

const MOST_VALUES = 6;

/** What items have, and what the contract says that there may be. */
export function valuesOf(scene: Scene, filter: Narrowing, all: Walked): unknown[] {
  const { contract } = scene.run;
  const { schema } = filter.parameter;
  const items = keywordOf(contract, schema, "items") as Schema | undefined;
  const declared = keywordOf(contract, schema, "enum") ?? keywordOf(contract, items, "enum");
  const isBoolean = [keywordOf(contract, schema, "type")].flat().includes("boolean");
  const had = all.items.map((item) => itemValue(item, filter));
  // Nought is easily taken for none.
  const none = ["most", "least"].includes(filter.relation) ? [0] : [];
  const values = [
    ...none,
    ...othersNamed(scene, filter, all),
    ...had,
    ...(Array.isArray(declared) ? declared : []),
    ...(isBoolean ? [true, false] : []),
  ];
  return [...new Set(values)].filter((value) => isUsable(scene, filter, value)).slice(0, MOST_VALUES);
}

/** Another thing that is there, and that no item names: what was made before a rule is made for another device, too. */
function othersNamed({ run }: Scene, { property, relation }: Narrowing, all: Walked): unknown[] {
  if (relation !== "equal" || !namesAnother(property)) return [];
  const known = [...run.memory.idsNamed(property), ...(/^parent/i.test(property) ? all.ids : [])];
  return known.filter((id) => !all.items.some((item) => String(item[property]) === id)).slice(0, 1);
}

/** What no item has, and one nearly: but for its end, or its case. Of such a value nothing is let through. */
export function nearMisses(scene: Scene, filter: Narrowing, all: Walked): unknown[] {
  const { relation, comparison, isWhole, mindsCase, property } = filter;
  if (relation !== "equal" || comparison !== undefined) return [];
  const having = all.items.filter((item) => item[property] !== undefined);
  const texts = having
    .flatMap((item) => item[property])
    .filter((each) => typeof each === "string" && each.length > 3) as string[];
  const isMiss = (near: string | undefined) =>
    near !== undefined && isUsable(scene, filter, near) && !having.some((item) => isMatch(item, filter, near, false));
  const forms = [
    isWhole ? (text: string) => /^.*[a-z0-9](?=[^a-z0-9]*[a-z0-9]+$)/i.exec(text)?.[0] : undefined,
    mindsCase ? (text: string) => text.toUpperCase() : undefined,
  ].filter((form) => form !== undefined);
  return forms.flatMap((form) => texts.map(form).find(isMiss) ?? []);
}

/**
 * Two values of which one is enough, or both are needed. A property that has one cannot be meant to have all, but numbers
 * and times may be meant as bounds; of one that has several, the description has to say.
 */
export function severalOf(
  scene: Scene,
  filter: Narrowing,
  values: readonly unknown[],
  all: Walked,
): readonly unknown[] | undefined {
  const { contract } = scene.run;
  const { parameter, member, property, isAll } = filter;
  if (member !== undefined || !hasType(contract, parameter.schema, "array")) return undefined;
  const isOfOne = all.items.every((item) => !Array.isArray(item[property]));
  if (isOfOne && keywordOf(contract, scene.listedProperties().get(property), "format") !== undefined) return undefined;
  if (!isOfOne && isAll === undefined) return undefined;
  const has = all.items.map((item) => [item[property]].flat());
  const pairs = has.map((each) => each.slice(0, 2));
  // Others have one of both. What is there comes first among the values, and is to be the second that is sent.
  const both = pairs.find(([one, other]) => has.some((each) => each.includes(one) !== each.includes(other)));
  const several = (isAll && !isOfOne ? both : values.slice(0, 2).toReversed()) ?? [];
  const isSent =
    several.length > 1 &&
    several.every((value) => typeof value === "string" && isUsable(scene, filter, value)) &&
    schemaValidator(contract).accepts(parameter.schema ?? true, several, "request");
  return isSent ? several : undefined;
}

export function itemValue(item: JsonObject, { property }: Narrowing): unknown {
  const value = item[property];
  return Array.isArray(value) ? value[0] : value;
}

/**
 * Texts that a filter may read as a pattern are left alone, and so is what no item can have: `all`. Of a language, `en` may
 * let through `en-US`, too (RFC 4647 §3.3.1).
 */
export function isUsable(scene: Scene, filter: Narrowing, value: unknown): boolean {
  const { parameter, property } = filter;
  if (value === null || value === undefined || typeof value === "object") return false;
  const shown = scene.listedProperties().get(property);
  const mayHaveRegion = schemaValidator(scene.run.contract).accepts(shown ?? true, `${value}-US`, "response");
  if (namesLanguage(property) && /^[a-z]{2,3}$/i.test(String(value)) && mayHaveRegion) return false;
  const members = keywordOf(scene.run.contract, shown, "enum");
  if (Array.isArray(members) && !members.includes(value)) return false;
  const { schema = true } = parameter;
  const sent = sentValue(scene, filter, value);
  return schemaValidator(scene.run.contract).accepts(schema, sent, "request") && !/[*%?,]/.test(String(value));
}

/** As the parameter takes it: in a list, or as one of its members. */
export function sentValue(
  scene: Scene,
  { parameter, member, property, comparison }: Narrowing,
  value: unknown,
): unknown {
  if (comparison !== undefined) return `${property} ${comparison} ${literalOf(value)}`;
  if (member !== undefined) return { [member]: value };
  return hasType(scene.run.contract, parameter.schema, "array") ? [value].flat() : value;
}

/** OData ABNF: a quotation mark within a text is doubled. */
function literalOf(value: unknown): string {
  return typeof value === "string" ? `'${value.replaceAll("'", "''")}'` : String(value);
}
