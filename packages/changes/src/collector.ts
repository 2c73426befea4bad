/** Where the comparison of two contracts puts what it finds. */
import { createHash } from "node:crypto";
import type { Contract, Location } from "@cantus/contract";
import type { Area, Change, ChangedOperation, Effect, Flow, Kind, Place } from "./change.ts";
import { type Levels, schemaLevels } from "./level.ts";
import { SchemaComparison } from "./schema/compare.ts";
import { below, type Node, nodeOf } from "./schema/node.ts";
import { Sameness } from "./schema/same.ts";
import type { SchemaChange } from "./schema/schema-change.ts";
import { candidatesFor, findWitness, type Search } from "./value/witness.ts";

/** A change as the parts of the comparison tell it; the rest follows. */
export interface Told extends Levels {
  readonly code: string;
  readonly area: Area;
  readonly kind: Kind;
  readonly effect?: Effect;
  readonly flow?: Flow;
  readonly where?: string;
  /** Without its full stop. */
  readonly message: string;
  readonly advice?: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  readonly witness?: Change["witness"];
}

/** What holds a schema: a parameter, a body, a header. */
export interface Holder {
  readonly noun: "parameter" | "body" | "header";
  /** Which message of the operation has it: what codes call it, whoever sends it. */
  readonly message: "request" | "response";
  /** Who sends it. */
  readonly flow: Flow;
  readonly area: Area;
  /** `query parameter limit`, `answer 200`. */
  readonly where: string;
  /** The same within a sentence: `the query parameter \`limit\``. */
  readonly name: string;
}

export interface CollectorOptions {
  /** The day on which it is asked whether something has ended. */
  readonly today: Date;
  /** Webhooks and callbacks: requests that servers make and callers answer. */
  readonly isReversed?: boolean;
  /** What a pointer of the contract is in the document that its author wrote. Defaults to the same. */
  readonly writtenAt?: (side: "base" | "head", pointer: string) => string;
}

export class Collector {
  readonly base: Contract;
  readonly head: Contract;
  readonly options: CollectorOptions;
  readonly changes: Change[] = [];
  /** Compares what is not a schema of a value, titles and descriptions included. */
  readonly sameness: Sameness;
  readonly #comparisons: Readonly<Record<Flow, SchemaComparison>>;
  readonly #searches = new Map<string, Search>();
  readonly #checked = new Set<string>();
  readonly #located = { base: new Map<string, Location | undefined>(), head: new Map<string, Location | undefined>() };
  #operation: ChangedOperation | undefined;

  constructor(base: Contract, head: Contract, options: CollectorOptions) {
    this.base = base;
    this.head = head;
    this.options = options;
    this.sameness = new Sameness(base, head, true);
    this.#comparisons = {
      request: new SchemaComparison(base, head, "request", options.today),
      response: new SchemaComparison(base, head, "response", options.today),
    };
  }

  /** Who sends a request, or a response. */
  flowOf(message: "request" | "response"): Flow {
    if (!this.options.isReversed) return message;
    return message === "request" ? "response" : "request";
  }

  /** What is told by `tell` is told of this operation. */
  within(operation: ChangedOperation, tell: () => void): void {
    this.#operation = operation;
    tell();
    this.#operation = undefined;
  }

  tell(told: Told): void {
    const { where = "", effect = "none", message } = told;
    this.changes.push({
      code: told.code,
      area: told.area,
      kind: told.kind,
      effect,
      flow: told.flow,
      callers: told.callers,
      servers: told.servers,
      operation: this.#operation,
      where,
      message: `${message[0]?.toUpperCase()}${message.slice(1)}.`,
      advice: told.advice,
      before: told.before,
      after: told.after,
      base: this.#place("base", told.base),
      head: this.#place("head", told.head),
      witness: told.witness,
      fingerprint: fingerprintOf([
        told.code,
        ...this.#identity(told),
        JSON.stringify(told.before) ?? "",
        JSON.stringify(told.after) ?? "",
      ]),
    });
  }

  /** A change of a component is one, in however many operations it shows. */
  #identity({ base, head, where = "" }: Told): string[] {
    const component = [head, base].find((pointer) => pointer?.startsWith("/components/"));
    if (component !== undefined)
      return [component, where.includes(" /") ? where.slice(where.lastIndexOf("/") + 1) : ""];
    const operation = this.#operation;
    return [operation ? `${operation.method} ${operation.path.replaceAll(/\{[^{}]*\}/g, "{}")}` : "", where];
  }

  #place(side: "base" | "head", pointer: string | undefined): Place | undefined {
    if (pointer === undefined) return undefined;
    const contract = this[side];
    const located = this.#located[side];
    return {
      pointer: this.options.writtenAt?.(side, pointer) ?? pointer,
      get location() {
        // Shared schemas are asked about by many operations, and a place in 13 MB takes a while to find.
        if (!located.has(pointer)) located.set(pointer, contract.locate(pointer));
        return located.get(pointer);
      },
    };
  }

  /** Compares what the two versions say of the values of one parameter, body or header. */
  schemas(holder: Holder, base: { schema: Parameters<typeof nodeOf>[1]; pointer: string }, head: typeof base): void {
    const nodes = {
      base: nodeOf(this.base, base.schema, base.pointer),
      head: nodeOf(this.head, head.schema, head.pointer),
    };
    const isText = holder.noun !== "body";
    const changes = this.#comparisons[holder.flow].nodes(nodes.base, nodes.head, isText);
    if (changes.length === 0) return;
    const told = changes.flatMap((change) => this.#ofSchema(holder, change, isText, nodes) ?? []);
    for (const each of told) this.tell(each);
    if (told.some(({ callers }) => callers !== "safe")) return;
    for (const { effect, isExclusive, nodes: inner, path, property } of changes) {
      const innerPath = property === undefined ? path : path.slice(0, -1);
      // What more forms of a `oneOf` take is refused by the whole, whatever they say themselves.
      if (effect !== "none") this.#check(holder, isExclusive ? nodes : inner, isExclusive ? [] : innerPath, isText);
    }
  }

  #ofSchema(
    holder: Holder,
    change: SchemaChange,
    isText: boolean,
    whole: { base: Node; head: Node },
  ): Told | undefined {
    const code = codeOf(holder, change);
    let { effect } = change;
    let levels = schemaLevels(code, holder.flow, effect);
    const valuePath = change.property === undefined ? change.path : change.path.slice(0, -1);
    let doubt = "";
    let witness: Change["witness"];
    if (levels.callers !== "safe" && effect !== "none") {
      const search = this.#search(change, holder.flow, isText, below("", ...valuePath));
      witness = search.witness;
      // That forms may overlap is only said where some value shows that they do.
      if (change.rule === "one-of-changed" && !witness) return undefined;
      if (witness && effect === "unknown") {
        effect = holder.flow === "request" ? "narrows" : "widens";
        levels = { ...schemaLevels(code, holder.flow, effect), servers: "risky" };
      }
      // Other keywords of the same schema may ask for as much already.
      if (!witness && search.tried >= 5 && levels.callers === "breaking" && change.property === undefined) {
        levels = { ...levels, callers: "risky" };
        doubt = "; no value was found that shows it";
      }
    }
    const place = below("", ...change.path);
    const subject = place === "" ? holder.name : `\`${place}\` of ${holder.name}`;
    const others = change.others
      ? `, and so in ${change.others} other ${change.others === 1 ? "place" : "places"}`
      : "";
    return {
      ...levels,
      code,
      area: holder.area,
      kind: change.kind,
      effect,
      flow: holder.flow,
      where: place === "" ? holder.where : `${holder.where} ${place}`,
      message: `${subject} ${change.text}${others}${doubt}`,
      advice: adviceFor(change, holder.flow, levels.callers),
      before: change.before,
      after: change.after,
      base: change.base ?? whole.base.parts[0]?.pointer,
      head: change.head ?? whole.head.parts[0]?.pointer,
      witness,
    };
  }

  /** The same pair of schemas is in many operations: it is looked at once. */
  #search(change: SchemaChange, flow: Flow, isText: boolean, at: string): Search {
    const key = [flow, change.rule, change.base, change.head, change.property, isText].join(" ");
    const known = this.#searches.get(key);
    if (known) return known.witness ? { ...known, witness: { ...known.witness, at } } : known;
    const search = findWitness({ nodes: change.nodes, flow, isText, at, candidates: candidatesFor(change, flow) });
    this.#searches.set(key, search);
    return search;
  }

  /**
   * By its structure nothing is refused. Whether that is so, some values tell: two schemas may say the same in ways that no
   * table foresees, and one value that is refused outweighs any argument that none is.
   */
  #check(holder: Holder, nodes: { base: Node; head: Node }, path: readonly string[], isText: boolean): void {
    const key = [holder.flow, nodes.base.parts[0]?.pointer, nodes.head.parts[0]?.pointer].join(" ");
    if (this.#checked.has(key) || this.#checked.size >= MOST_CHECKS) return;
    this.#checked.add(key);
    const place = below("", ...path);
    const { witness } = findWitness({ nodes, flow: holder.flow, isText, at: place, samples: 12 });
    if (!witness) return;
    this.tell({
      code: `${holder.message}-${holder.noun}-value-refused`,
      ...{
        area: holder.area,
        kind: "structure",
        effect: holder.flow === "request" ? "narrows" : "widens",
        flow: holder.flow,
      },
      ...{ callers: "breaking", servers: "risky", where: `${holder.where} ${place}`.trim(), witness },
      message: `${place === "" ? holder.name : `\`${place}\` of ${holder.name}`} ${holder.flow === "request" ? "refuses values that were accepted" : "may have values that could not come before"}`,
      base: nodes.base.parts[0]?.pointer,
      head: nodes.head.parts[0]?.pointer,
    });
  }
}

/** Places that are checked with values, though their structure says that all is well. */
const MOST_CHECKS = 100;

function fingerprintOf(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 12);
}

/** `request-property-max-length-decreased`, `new-required-request-property`, `response-header-became-nullable`. */
function codeOf({ noun, message }: Holder, { rule, path }: SchemaChange): string {
  const holder = noun === "body" ? "" : `-${noun}`;
  const existence = /^(required|optional)-property-(added|removed)$/.exec(rule);
  if (existence) {
    const [, need, action] = existence;
    if (message === "response") return `response${holder}-${need}-property-${action}`;
    return action === "added" ? `new-${need}-request${holder}-property` : `request${holder}-property-removed`;
  }
  return path.length === 0 ? `${message}-${noun}-${rule}` : `${message}${holder}-property-${rule}`;
}

function adviceFor({ rule }: SchemaChange, flow: Flow, level: Change["callers"]): string | undefined {
  if (level === "safe") return undefined;
  if (flow === "request") {
    if (/required/.test(rule)) return "Leave it optional and give it a default, or ask for it in a new operation.";
    if (/removed|closed/.test(rule)) return "Accept it for a while and ignore it, and mark it as deprecated.";
    return "Accept both for a while, or ask for the new form in a new version of the operation.";
  }
  if (/property-removed|became-optional/.test(rule)) return "Keep sending it, and mark it as deprecated.";
  if (/enum-value-added|of-added/.test(rule))
    return "Tell callers to expect values that they do not know, before the first one comes.";
  return "Add a new property beside it, and leave this one as it was.";
}
