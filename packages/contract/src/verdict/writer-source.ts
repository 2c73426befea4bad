/**
 * The code of functions that judge a value and write it as JSON: `w0(data)`, which returns nothing for what is to be judged
 * and written otherwise. A schema that says more than is understood here is asked as ever, and its value left to `JSON.stringify`.
 */
import type { Contract, Schema } from "../model.ts";
import { isRecord } from "../schema/keywords.ts";
import { Preparation, type Prepared } from "../schema/prepare.ts";
import { lazyVerdicts } from "./lazy.ts";
import { leafOf } from "./writer-leaf.ts";

/** A schema, as its author wrote it and as it is to be understood. */
interface Part {
  readonly schema: Schema;
  readonly prepared: Prepared;
}

/** Refers, in what is prepared, to another schema by its `$ref`. */
const TO = "writer:to";

const OBJECT = new Set(["type", "properties", "required", "additionalProperties"]);
const ARRAY = new Set(["type", "items", "minItems", "maxItems"]);

/** References that lead on to others, at most. */
const LONGEST_WAY = 10;

export class WriterSource {
  readonly #contract: Contract;
  readonly #preparation: Preparation;
  readonly #constants: unknown[] = [];
  readonly #functions: string[] = [];
  readonly #names = new Map<Schema, string>();
  #variables = 0;

  constructor(contract: Contract) {
    this.#contract = contract;
    this.#preparation = new Preparation(contract, "response", {
      reference: (ref) => ({ [TO]: ref }),
      notice: () => undefined,
    });
  }

  /** @returns no code for a schema that is neither an object's nor a list's, or says too much */
  source(
    schema: Schema,
    sample: unknown,
  ): { readonly code: string | undefined; readonly constants: readonly unknown[] } {
    const name = this.#function(this.#part(schema), sample);
    const constants = this.#constants;
    if (!name) return { code: undefined, constants };
    const declared = constants.map((_, index) => `const c${index} = constants[${index}];`);
    return { code: `${declared.join("")}${this.#functions.join("")}return ${name};`, constants };
  }

  /** With references followed that stand alone. */
  #part(schema: Schema, way = 0): Part {
    const prepared = this.#preparation.prepare(schema);
    if (typeof prepared !== "object") return { schema, prepared };
    const { [TO]: to, ...others } = prepared;
    if (typeof to !== "string" || Object.keys(others).length > 0 || way > LONGEST_WAY) return { schema, prepared };
    return this.#part(this.#contract.resolve<Schema>({ $ref: to }), way + 1);
  }

  /** The name of the function for objects or lists; the same for the same schema. */
  #function(part: Part, sample: unknown): string | undefined {
    const known = this.#names.get(part.schema);
    if (known) return known;
    const kind = kindOf(part.prepared);
    if (!kind) return undefined;
    const name = `w${this.#names.size}`;
    this.#names.set(part.schema, name);
    const body = kind === "object" ? this.#object(part, sample) : this.#array(part, sample);
    this.#functions.push(`function ${name}(d){${body}}`);
    return name;
  }

  #object({ schema, prepared }: Part, sample: unknown): string {
    const { properties = {}, required = [] } = prepared as ObjectKeywords;
    const written = (schema as { properties?: Record<string, Schema> }).properties ?? {};
    const names = inOrder(
      Object.keys(properties).filter((name) => !isRefused(properties[name])),
      sample,
    );
    const code = [
      'if(typeof d !== "object" || d === null || Array.isArray(d)){return undefined;}',
      `const k = Object.keys(d);if(isOdd(d, k)){return undefined;}let i = 0, t = "", s = "{";`,
    ];
    // As long as nothing may be left out, a member stands at a known place; behind one that must be there, a comma is needed.
    let at: number | undefined = 0;
    let isBehind = false;
    let owed = "";
    for (const name of names) {
      const mustBe = required.includes(name);
      if (!mustBe) {
        code.push(settled(owed), at === undefined ? "" : `i = ${at};`);
        owed = "";
        at = undefined;
      }
      const key = quoted(name);
      const value = this.#variable();
      const mark = isBehind ? "," : at === 0 ? "{" : undefined;
      const lead = mark ? { text: `${owed}${mark}${key}:` } : { before: "s + ", text: `${key}:` };
      const member = isRecord(sample) && Object.hasOwn(sample, name) ? sample[name] : undefined;
      const write = this.#write(this.#part(written[name] as Schema), value, lead, member);
      if (mustBe) {
        code.push(`if(k[${at ?? "i++"}] !== ${key}){return undefined;}const ${value} = d[${key}];${write.code}`);
        owed = write.owed;
        isBehind = true;
        if (at !== undefined) at++;
      } else {
        const next = isBehind ? "" : 's = ",";';
        const given = `if(${value} !== undefined){${write.code}${settled(write.owed)}${next}}`;
        code.push(`if(k[i] === ${key}){i++;const ${value} = d[${key}];${given}}`);
      }
    }
    const end = isBehind ? `t + ${quoted(`${owed}}`)}` : 's === "{" ? "{}" : t + "}"';
    return `${code.join("")}return k.length === ${at ?? "i"} ? ${end} : undefined;`;
  }

  #array({ schema, prepared }: Part, sample: unknown): string {
    const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = prepared as { minItems?: number; maxItems?: number };
    const items = (schema as { items?: Schema }).items ?? true;
    const item = Array.isArray(sample) ? sample[0] : undefined;
    const { code, owed } = this.#write(this.#part(items), "v", { before: "s + ", text: "" }, item);
    return [
      "if(!Array.isArray(d) || d.toJSON !== undefined){return undefined;}const n = d.length;",
      `if(n < ${minItems} || n > ${maxItems}){return undefined;}if(n === 0){return "[]";}let t = "", s = "[";`,
      `for(let j = 0; j < n; j++){const v = d[j];${code}s = ${quoted(`${owed},`)};}return t + ${quoted(`${owed}]`)};`,
    ].join("");
  }

  /** Adds a lead and the JSON of a value to `t`, or returns nothing from the function that it stands in. */
  #write(part: Part, value: string, { before = "", text }: Lead, sample: unknown): Written {
    const add: Add = (json, open = "") => `t = t + ${[before + quoted(text + open), ...json].join(" + ")};`;
    if (!mayBeNull(part.prepared)) return this.#writeOther(part, value, add, sample);
    const { code, owed } = this.#writeOther(part, value, add, sample);
    return { code: `if(${value} === null){${add([], "null")}}else{${code}${settled(owed)}}`, owed: "" };
  }

  #writeOther({ schema, prepared }: Part, value: string, add: Add, sample: unknown): Written {
    if (prepared === false) return { code: "return undefined;", owed: "" };
    const leaf = leafOf(prepared, value, (constant) => this.#constant(constant));
    if (leaf) {
      const mark = leaf.isUsualText ? '"' : "";
      return { code: `if(${leaf.isBroken}){return undefined;}${add([leaf.json], mark)}`, owed: mark };
    }
    const json = this.#variable();
    const isWritten = `if(${json} === undefined){return undefined;}${add([json])}`;
    const name = this.#function({ schema, prepared }, sample);
    if (name) return { code: `const ${json} = ${name}(${value});${isWritten}`, owed: "" };
    const verdict = this.#constant(lazyVerdicts(this.#contract).of(schema, "response"));
    const code = `if(!${verdict}(${value})){return undefined;}const ${json} = any(${value}, pen);${isWritten}`;
    return { code, owed: "" };
  }

  #variable(): string {
    return `x${this.#variables++}`;
  }

  #constant(value: unknown): string {
    return `c${this.#constants.push(value) - 1}`;
  }
}

interface ObjectKeywords {
  readonly properties?: Readonly<Record<string, Prepared>>;
  readonly required?: readonly string[];
}

/** What stands before a value: an expression that ends with `+`, and a text. */
interface Lead {
  readonly before?: string;
  readonly text: string;
}

/** Statements, and the text that has to follow what they added. */
interface Written {
  readonly code: string;
  readonly owed: string;
}

/** The statement that adds the texts of expressions, with what has to stand before them. */
type Add = (json: readonly string[], open?: string) => string;

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The statement that adds what is owed. */
function settled(owed: string): string {
  return owed === "" ? "" : `t = t + ${quoted(owed)};`;
}

/** Whether `null` is a value of a schema, as far as its type says so. */
function mayBeNull(prepared: Prepared): boolean {
  if (typeof prepared !== "object" || ![prepared.type].flat().includes("null")) return false;
  if (Array.isArray(prepared.enum)) return prepared.enum.includes(null) && !("const" in prepared);
  return Object.keys(prepared).every((keyword) => !OF_ALL.has(keyword));
}

/** Keywords that say something of `null` too. */
const OF_ALL = new Set(["const", "not", "if", "then", "else", "allOf", "anyOf", "oneOf", TO]);

/** A property that no value may have: `false`, or withheld from answers. */
function isRefused(prepared: Prepared | undefined): boolean {
  return prepared === false || (isRecord(prepared) && "withheld" in prepared);
}

function kindOf(prepared: Prepared): "object" | "array" | undefined {
  if (typeof prepared !== "object") return undefined;
  const [type, ...others] = [prepared.type].flat().filter((each) => each !== "null");
  const keywords = Object.keys(prepared);
  if (others.length > 0) return undefined;
  if (type === "array") return keywords.every((keyword) => ARRAY.has(keyword)) ? "array" : undefined;
  if (type !== "object" || !keywords.every((keyword) => OBJECT.has(keyword))) return undefined;
  const { properties = {}, required = [] } = prepared as ObjectKeywords;
  const names = Object.keys(properties);
  const isKnown = required.every((name) => Object.hasOwn(properties, name) && !isRefused(properties[name]));
  return isKnown && names.length > 0 && !names.some((name) => ODD_NAMES.has(name)) ? "object" : undefined;
}

/** Names that a property of an object is not simply had by, or that say how it is written. */
const ODD_NAMES = new Set(["__proto__", "toJSON"]);

/** As in the sample; what that does not have, behind what stands before it. */
function inOrder(names: readonly string[], sample: unknown): string[] {
  const given = isRecord(sample) ? Object.keys(sample).filter((name) => names.includes(name)) : [];
  const order = [...given];
  for (const [index, name] of names.entries()) {
    if (given.includes(name)) continue;
    order.splice(index === 0 ? 0 : order.indexOf(names[index - 1] as string) + 1, 0, name);
  }
  return order;
}
