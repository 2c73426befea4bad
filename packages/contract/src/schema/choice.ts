import type { AnySchemaObject } from "ajv";
import type { Contract, Schema } from "../model.ts";
import { isRecord } from "./keywords.ts";

/** Something that is wrong with a value: an error of Ajv, or of the same form. */
export interface Fault {
  instancePath: string;
  keyword: string;
  message?: string | undefined;
  params: Record<string, unknown>;
  /** Set on errors about the name of a property, within `propertyNames`. */
  propertyName?: string | undefined;
  /** The schema that has the keyword. */
  parentSchema?: AnySchemaObject;
}

/** One of the forms that a value can have: a branch of an `anyOf` or `oneOf`. */
interface Branch {
  readonly schema: Schema;
  /** What keeps a value from this form; nothing, if it has it. */
  faults(value: unknown, path: string): Fault[];
}

interface Choice {
  readonly keyword: "anyOf" | "oneOf";
  /** The schema in which the choice stands. */
  readonly schema: Record<string, unknown>;
  readonly branches: readonly Branch[];
}

/**
 * What a person needs to hear about a value that an `anyOf` or `oneOf` may refuse: not every fault of every branch, but
 * those of the form that was meant. Which that is, a `discriminator` tells; else it is the one form that the value has
 * the type and the constants of; else nobody can say, and the forms are named.
 *
 * The `discriminator` chooses among faults only. It changes no verdict (OpenAPI 3.1 §4.8.25: it "MUST NOT change the
 * validation outcome").
 */
export function explainChoice(contract: Contract, choice: Choice, value: unknown, path: string): Fault[] {
  const attempts = choice.branches.map((branch) => ({ branch, faults: branch.faults(value, path) }));
  const passed = attempts.filter(({ faults }) => faults.length === 0);
  if (choice.keyword === "anyOf" ? passed.length > 0 : passed.length === 1) return [];
  if (passed.length > 1) {
    const forms = passed.map(({ branch }) => formName(contract, branch.schema));
    return [
      fault(choice.keyword, path, `must have only one of its forms, and has ${forms.length}: ${forms.join(", ")}`),
    ];
  }

  const tagged = explainByTag(contract, choice, value, path, attempts);
  if (tagged) return tagged;
  const meant = attempts.filter(({ faults }) => !faults.some((each) => rulesOut(each, path)));
  const [only] = meant;
  if (only && meant.length === 1) return only.faults;

  const types = attempts.map(({ faults }) =>
    faults.find(({ keyword, instancePath }) => keyword === "type" && instancePath === path),
  );
  if (types.every((each) => each !== undefined)) {
    const all = new Set(types.flatMap((each) => each.params.type as string | string[]));
    return [{ ...fault("type", path), params: { type: [...all] } }];
  }
  const forms = [...new Set(attempts.map(({ branch }) => formName(contract, branch.schema)))];
  return [
    fault(
      choice.keyword,
      path,
      `must have ${choice.keyword === "oneOf" ? "one" : "at least one"} of its forms: ${forms.join(", ")}`,
    ),
  ];
}

interface Attempt {
  readonly branch: Branch;
  readonly faults: Fault[];
}

function explainByTag(
  contract: Contract,
  { schema }: Choice,
  value: unknown,
  path: string,
  attempts: Attempt[],
): Fault[] | undefined {
  const { discriminator } = schema;
  if (!isRecord(discriminator) || typeof discriminator.propertyName !== "string" || !isRecord(value)) return undefined;
  const name = discriminator.propertyName;
  const place = `${path}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  if (!Object.hasOwn(value, name)) return [{ ...fault("required", path), params: { missingProperty: name } }];

  const tags = attempts.map(({ branch }) => tagsOf(contract, discriminator, branch.schema));
  const chosen = attempts.find((_, i) => tags[i]?.includes(value[name]));
  if (chosen) return chosen.faults;
  const known = [...new Set(tags.flat())];
  if (known.length === 0) return undefined;
  return [fault("discriminator", place, `must be one of: ${known.map((tag) => JSON.stringify(tag)).join(", ")}`)];
}

/**
 * The values of the discriminating property that stand for a branch: the keys that `mapping` leads to it with, else what
 * its own schema pins the property to, else the name of its component (OpenAPI 3.1 §4.8.25.3, implicit mapping).
 */
export function tagsOf(contract: Contract, discriminator: Record<string, unknown>, branch: Schema): unknown[] {
  const property = discriminator.propertyName as string;
  const mapping = isRecord(discriminator.mapping) ? (discriminator.mapping as Record<string, string>) : {};
  const ref = isRecord(branch) && typeof branch.$ref === "string" ? branch.$ref : undefined;
  const component = ref?.slice(ref.lastIndexOf("/") + 1);
  const mapped = Object.entries(mapping).filter(([, target]) => target === ref || target === component);
  if (mapped.length > 0) return mapped.map(([tag]) => tag);
  return pinnedTags(contract, branch, property) ?? (component === undefined ? [] : [component]);
}

/** What a schema pins a property to with `const` or `enum`, in itself or a part of its `allOf`. */
export function pinnedTags(contract: Contract, schema: unknown, property: string, depth = 0): unknown[] | undefined {
  const node = contract.resolve(schema);
  if (!isRecord(node) || depth > 16) return undefined;
  const pin = isRecord(node.properties) ? contract.resolve(node.properties[property]) : undefined;
  if (isRecord(pin) && Object.hasOwn(pin, "const")) return [pin.const];
  if (isRecord(pin) && Array.isArray(pin.enum)) return pin.enum;
  for (const part of Array.isArray(node.allOf) ? node.allOf : []) {
    const tags = pinnedTags(contract, part, property, depth + 1);
    if (tags) return tags;
  }
  return undefined;
}

/** A value of another type, or with another constant in it, was not meant to have this form. */
function rulesOut({ keyword, instancePath }: Fault, path: string): boolean {
  if (keyword === "type") return instancePath === path;
  const isShallow = !instancePath.slice(path.length + 1).includes("/");
  return isShallow && (keyword === "const" || keyword === "enum");
}

function formName(contract: Contract, branch: Schema): string {
  if (!isRecord(branch)) return branch === true ? "anything" : "nothing";
  if (typeof branch.title === "string") return branch.title;
  if (typeof branch.$ref === "string") return branch.$ref.slice(branch.$ref.lastIndexOf("/") + 1);
  const node = contract.resolve(branch) as Record<string, unknown>;
  if (Object.hasOwn(node, "const")) return JSON.stringify(node.const);
  if (Array.isArray(node.required)) return `an object with ${node.required.join(", ")}`;
  return node.type === undefined ? "another schema" : [node.type].flat().join(" or ");
}

function fault(keyword: string, instancePath: string, message?: string): Fault {
  return { keyword, instancePath, message, params: {} };
}
