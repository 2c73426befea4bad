/** Choices (`oneOf`, `anyOf`) in words that Prism's generators understand. */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import { tagsOf } from "@cantus/contract/schema";

/** The choice of a schema, before and after its conversion. Both have the same branches, or fewer after it. */
export interface Choice {
  readonly contract: Contract;
  /** As the contract has it. */
  readonly source: SchemaObject;
  /** What a converted branch was made of. */
  readonly sourceOf: (branch: Schema) => Schema | undefined;
  /** What a `$ref` of a converted branch means, with its `allOf` merged. */
  readonly merged: (branch: SchemaObject) => SchemaObject;
}

/** The branch whose turn it is: of those that are not null, counted on from the first. */
export function branchOf({ oneOf, anyOf }: SchemaObject, turn: number): Schema | undefined {
  const choice = oneOf ?? anyOf ?? [];
  const values = choice.filter((branch) => typeof branch === "object" && branch.type !== "null");
  return values[turn % values.length] ?? choice[0];
}

/**
 * The discriminator's value for a branch, as whoever reads the answer will look for it: the same that a refusal goes by
 * (OpenAPI 3.1, Discriminator Object).
 */
export function tagFor({ contract, source, sourceOf }: Choice, branch: Schema): SchemaObject | undefined {
  const { discriminator } = source;
  const original = sourceOf(branch);
  if (typeof discriminator?.propertyName !== "string" || original === undefined) return undefined;
  const [value] = tagsOf(contract, { ...discriminator }, original);
  return value === undefined
    ? undefined
    : { type: "object", properties: { [discriminator.propertyName]: { const: value } } };
}

/** Each branch with its tag, for a generator that takes any of them. */
export function taggedBranches(schema: SchemaObject, choice: Choice): SchemaObject {
  const tagged: SchemaObject = { ...schema };
  for (const keyword of ["oneOf", "anyOf"] as const) {
    const branches = schema[keyword]?.map((branch) => {
      const tag = tagFor(choice, branch);
      return tag ? { allOf: [branch, tag] } : branch;
    });
    if (branches) tagged[keyword] = branches;
  }
  return tagged;
}

/**
 * What a value of one branch needs so that it has no other form of the same `oneOf`, where the branches overlap: for each
 * other, a property that this branch leaves open and the other does not allow to be so.
 */
export function apart(schema: SchemaObject, branch: Schema, { merged }: Choice): SchemaObject | undefined {
  if (!schema.oneOf || typeof branch !== "object") return undefined;
  const own = merged(branch);
  if (own.additionalProperties === false) return undefined;
  const wrong: Record<string, SchemaObject> = {};
  for (const other of schema.oneOf) {
    if (other === branch || typeof other !== "object") continue;
    const { properties = {}, required = [] } = merged(other);
    if (required.some((name) => !own.required?.includes(name))) continue;
    const names = Object.keys(properties).filter((name) => !Object.hasOwn(own.properties ?? {}, name));
    const [found] = names.flatMap((name) => {
      const value = notOfType(properties[name]);
      return value === undefined ? [] : [{ name, value }];
    });
    if (found) wrong[found.name] = { const: found.value };
  }
  const required = Object.keys(wrong);
  return required.length > 0 ? { type: "object", properties: wrong, required } : undefined;
}

function notOfType(schema: Schema | undefined): unknown {
  if (typeof schema !== "object" || schema.type === undefined) return undefined;
  const types = [schema.type].flat();
  if (!types.includes("string")) return "";
  return types.includes("boolean") ? undefined : false;
}
