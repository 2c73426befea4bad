/** The defaults of a contract's schemas, filled in where a caller sent nothing. */
import type { Contract, Schema, SchemaObject } from "@cantus/contract";
import type { Verdicts } from "@cantus/contract/verdict";

/** Fills in what is missing in a value that has been found valid. */
export type Fill = (value: unknown) => void;

/**
 * A default stands for a member that was not sent, at any depth: in `properties`, in what items and other members are, in
 * each part of an `allOf`, in the branches of a choice that the value has the form of. It is no reason to refuse or to
 * accept a value (JSON Schema Validation 2020-12 §9.2 makes it an annotation), so it is filled in after the verdict.
 */
export class Defaults {
  readonly #contract: Contract;
  readonly #verdicts: Verdicts;
  readonly #fills = new Map<SchemaObject, Fill | undefined>();

  constructor(contract: Contract, verdicts: Verdicts) {
    this.#contract = contract;
    this.#verdicts = verdicts;
  }

  /** The default of a value as a whole, its own or that of the schema it refers to. */
  of(schema: Schema | undefined): unknown {
    if (!isObject(schema)) return undefined;
    if (schema.default !== undefined) return schema.default;
    return schema.$ref === undefined ? undefined : this.of(this.#contract.resolve<Schema>(schema));
  }

  /** What fills in the defaults within a value; `undefined` where there are none, which is most often. */
  within(schema: Schema | undefined): Fill | undefined {
    return isObject(schema) && this.#reaches(schema, new Set()) ? this.#fill(schema) : undefined;
  }

  #reaches(schema: SchemaObject, seen: Set<SchemaObject>): boolean {
    if (seen.has(schema)) return false;
    seen.add(schema);
    const properties = Object.values(schema.properties ?? {});
    if (properties.some((property) => this.of(property) !== undefined)) return true;
    const others = [schema.items, schema.additionalProperties, schema.then, schema.else] as (Schema | undefined)[];
    const lists = [schema.prefixItems, schema.allOf, schema.anyOf, schema.oneOf] as (Schema[] | undefined)[];
    const target = schema.$ref === undefined ? undefined : this.#contract.resolve<Schema>({ $ref: schema.$ref });
    const inner = [...properties, ...others, ...lists.flatMap((list) => list ?? []), target];
    return inner.some((each) => isObject(each) && this.#reaches(each, seen));
  }

  #fill(schema: SchemaObject): Fill {
    const known = this.#fills.get(schema);
    if (known) return known;
    // Its parts are looked for when it is called: a schema may lead into itself.
    let steps: readonly Fill[] | undefined;
    const fill: Fill = (value) => {
      if (typeof value !== "object" || value === null) return;
      steps ??= [...this.#inPlace(schema), ...this.#ofMembers(schema), ...this.#ofItems(schema)];
      for (const step of steps) step(value);
    };
    this.#fills.set(schema, fill);
    return fill;
  }

  #ofMembers({ properties = {}, additionalProperties }: SchemaObject): Fill[] {
    const members = Object.entries(properties)
      .filter(([name]) => name !== "__proto__")
      .map(([name, property]) => ({ name, absent: this.of(property), fill: this.within(property) }))
      .filter(({ absent, fill }) => absent !== undefined || fill);
    const fillOther = this.within(additionalProperties);
    const steps: Fill[] = [];
    if (members.length > 0) steps.push(objects((value) => fillMembers(value, members)));
    if (fillOther)
      steps.push(
        objects((value) => {
          for (const name of Object.keys(value)) if (!Object.hasOwn(properties, name)) fillOther(value[name]);
        }),
      );
    return steps;
  }

  #ofItems({ items, prefixItems }: SchemaObject): Fill[] {
    const first = Array.isArray(prefixItems) ? (prefixItems as Schema[]) : [];
    const fills = first.map((item) => this.within(item));
    const fillItem = this.within(items);
    if (!fillItem && fills.every((fill) => fill === undefined)) return [];
    return [
      (value) => {
        if (!Array.isArray(value)) return;
        for (const [index, item] of value.entries()) (index < fills.length ? fills[index] : fillItem)?.(item);
      },
    ];
  }

  #inPlace(schema: SchemaObject): Fill[] {
    const { $ref, allOf = [], anyOf = [], oneOf = [] } = schema;
    const target = $ref === undefined ? [] : [this.#contract.resolve<Schema>({ $ref })];
    const always = [...target, ...allOf].flatMap((part) => this.within(part) ?? []);
    const chosen = [...anyOf, ...oneOf].map((branch) => ({ condition: branch, branch, holds: true }));
    const { if: condition, then, else: otherwise } = schema as Record<string, Schema | undefined>;
    if (condition !== undefined && then !== undefined) chosen.push({ condition, branch: then, holds: true });
    if (condition !== undefined && otherwise !== undefined) chosen.push({ condition, branch: otherwise, holds: false });
    const choices = chosen.flatMap(({ condition, branch, holds }) => {
      const fill = this.within(branch);
      return fill ? [{ fill, applies: this.#verdicts.ofSchema(condition, "request"), holds }] : [];
    });
    if (choices.length === 0) return always;
    // Which branches apply is asked of the value as it was sent: what one fills in, another might refuse.
    const choose: Fill = (value) => {
      for (const { fill } of choices.filter(({ applies, holds }) => applies(value) === holds)) fill(value);
    };
    return [choose, ...always];
  }
}

interface Member {
  readonly name: string;
  readonly absent: unknown;
  readonly fill: Fill | undefined;
}

function fillMembers(value: Record<string, unknown>, members: readonly Member[]): void {
  for (const { name, absent, fill } of members) {
    const isSent = Object.hasOwn(value, name) && value[name] !== undefined;
    if (!isSent && absent !== undefined) value[name] = copyOf(absent);
    if (fill && Object.hasOwn(value, name)) fill(value[name]);
  }
}

/** Of a default that a handler may change. Others, which most are, need none, and a clone takes as long as a whole request. */
export function copyOf(value: unknown): unknown {
  return isObject(value) ? structuredClone(value) : value;
}

function objects(fill: (value: Record<string, unknown>) => void): Fill {
  return (value) => {
    if (!Array.isArray(value)) fill(value as Record<string, unknown>);
  };
}

function isObject(schema: unknown): schema is SchemaObject {
  return typeof schema === "object" && schema !== null;
}
