/** Which keywords, branches and members of enums values have met, in the schemas of a contract. */
import type { Contract, Operation, Schema, Violation } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { schemaValidator } from "@cantus/contract/schema";
import { schemaClause } from "../checks/clause.ts";
import type { Goal, SchemaGoals } from "./goal.ts";
import { type Direction, SchemaNode, type Wanted } from "./schema-node.ts";

/** Deeper than any value that is read: a schema that is a part of itself. */
const DEEPEST = 200;

/** In which direction a value came, and how often. */
interface Came {
  readonly direction: Direction;
  readonly times: number;
}

export class ObservedSchemas {
  readonly #contract: Contract;
  readonly #nodes = new Map<string, SchemaNode>();
  /** Of answers the last value at each place, and how often it came: the same may come many times in a row. */
  readonly #last = new Map<string, { readonly value: object; times: number }>();

  constructor(contract: Contract) {
    this.#contract = contract;
  }

  /** Takes note of what a value meets on its way through a schema. */
  keep(pointer: string, value: unknown, direction: Direction): void {
    if (direction === "request" || typeof value !== "object" || value === null) {
      this.#visit(this.#nodeAt(pointer), value, { direction, times: 1 }, 0);
      return;
    }
    const last = this.#last.get(pointer);
    if (last?.value === value) last.times++;
    else {
      if (last) this.#count(pointer, last);
      this.#last.set(pointer, { value, times: 1 });
    }
  }

  #count(pointer: string, { value, times }: { readonly value: object; readonly times: number }): void {
    this.#visit(this.#nodeAt(pointer), value, { direction: "response", times }, 0);
  }

  /** Takes note of what a value in a request breaks, each violation with its place in the value. */
  break(pointer: string, schema: Schema, violations: Iterable<Pick<Violation, "pointer" | "keyword">>): void {
    for (const violation of violations) {
      const { clause } = schemaClause(this.#contract, pointer, schema, violation);
      const end = clause.lastIndexOf("/");
      const node = this.#nodes.get(clause.slice(0, end)) ?? this.#nodeAt(clause.slice(0, end));
      const assertion = node.assertions.find(({ keyword }) => keyword === clause.slice(end + 1));
      if (assertion) assertion.broken++;
    }
  }

  /** By the schema that they stand in, in the order in which operations lead to them. */
  goals(): SchemaGoals[] {
    for (const [pointer, last] of this.#last) this.#count(pointer, last);
    this.#last.clear();
    const groups = new Map<string, Goal[]>();
    for (const node of this.#reachable()) {
      const { name, operationId } = this.#ownerOf(node.pointer);
      const goals = groups.get(name) ?? [];
      groups.set(name, goals);
      goals.push(...goalsOf(node, operationId));
    }
    return [...groups].flatMap(([name, goals]) => (goals.length > 0 ? [{ name, goals }] : []));
  }

  #nodeAt(pointer: string): SchemaNode {
    const known = this.#nodes.get(pointer);
    if (known) return known;
    const schema = (this.#contract.at(pointer) ?? true) as Schema;
    const node = new SchemaNode(pointer, schema, (below) => this.#nodeAt(below));
    this.#nodes.set(pointer, node);
    return node;
  }

  #visit(node: SchemaNode, value: unknown, came: Came, depth: number): void {
    if (depth > DEEPEST) return;
    const { direction, times } = came;
    for (const assertion of node.assertions) if (assertion.isAbout(value)) assertion.kept[direction] += times;
    const member = node.memberOf(value);
    if (member) member.hits[direction] += times;
    for (const part of node.parts) this.#visit(part, value, came, depth + 1);
    for (const branch of node.branches) {
      if (!schemaValidator(this.#contract).accepts(branch.node.schema, value, direction)) continue;
      branch.hits[direction] += times;
      this.#visit(branch.node, value, came, depth + 1);
    }
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        const below = node.item(index);
        if (below) this.#visit(below, item, came, depth + 1);
      }
    } else {
      for (const name in value) {
        const below = node.property(name);
        if (below) this.#visit(below, (value as Record<string, unknown>)[name], came, depth + 1);
      }
    }
  }

  /** Every schema that a value can meet, marked with what is wanted of it. */
  #reachable(): Iterable<SchemaNode> {
    const found = new Set<SchemaNode>();
    const want = (node: SchemaNode, direction: Direction, broken: Wanted["broken"]): void => {
      const { kept } = node.wanted;
      const isNews = !found.has(node) || !kept[direction] || (broken === "json" && node.wanted.broken !== "json");
      if (!isNews) return;
      found.add(node);
      kept[direction] = true;
      if (broken && node.wanted.broken !== "json") node.wanted.broken = broken;
      const below = [...node.parts, ...node.branches.map((branch) => branch.node), ...node.children];
      for (const next of below) if (!isWithheld(next.schema, direction)) want(next, direction, broken);
    };
    for (const { parameters, requestBody, responses } of this.#contract.operations) {
      for (const { schema, content, pointer } of parameters) {
        if (schema !== undefined) want(this.#nodeAt(`${pointer}/schema`), "request", "text");
        else if (content?.schema !== undefined) want(this.#nodeAt(`${content.pointer}/schema`), "request", "json");
      }
      for (const media of requestBody?.content ?? []) {
        if (media.schema !== undefined)
          want(this.#nodeAt(`${media.pointer}/schema`), "request", isJson(media.type) ? "json" : "text");
      }
      for (const { content, headers } of responses) {
        for (const place of [...content, ...headers]) {
          if (place.schema !== undefined) want(this.#nodeAt(`${place.pointer}/schema`), "response", undefined);
        }
      }
    }
    return found;
  }

  #ownerOf(pointer: string): { name: string; operationId: string | undefined } {
    const [, root, first = "", second = ""] = pointer.split("/");
    if (root === "components") return { name: `${first}/${second}`, operationId: undefined };
    const operation = this.#operations.get(`/${root}/${first}/${second}`);
    return { name: operation?.id ?? `/${root}/${first}`, operationId: operation?.id };
  }

  get #operations(): ReadonlyMap<string, Operation> {
    this.#byPointer ??= new Map(this.#contract.operations.map((operation) => [operation.pointer, operation]));
    return this.#byPointer;
  }
  #byPointer: ReadonlyMap<string, Operation> | undefined;
}

/** What only the other side may send (OpenAPI 3.1 by JSON Schema Validation, section 9.4). */
function isWithheld(schema: Schema, direction: Direction): boolean {
  return typeof schema === "object" && schema[direction === "request" ? "readOnly" : "writeOnly"] === true;
}

function goalsOf(node: SchemaNode, operationId: string | undefined): Goal[] {
  const { wanted, schema } = node;
  const goals: Goal[] = [];
  const add = (dimension: Goal["dimension"], pointer: string, way: string, hits: number, reason: string) => {
    const subject = pointer.replace(/^\/components\//, "");
    const goal: Goal = { dimension, operationId, subject, way, hits, isCounted: true, pointer };
    goals.push(hits > 0 ? goal : { ...goal, reason });
  };
  const directions = (["request", "response"] as const).filter((direction) => wanted.kept[direction]);
  for (const { keyword, kept, broken } of node.assertions) {
    const pointer = `${node.pointer}/${keyword}`;
    for (const direction of directions) {
      add("keywords", pointer, `kept in a ${direction}`, kept[direction], NO_VALUE[direction]);
    }
    if (wanted.broken && isBreakable(keyword, schema, wanted.broken)) {
      add("keywords", pointer, "broken in a request", broken, "no request was sent that breaks it");
    }
  }
  for (const { pointer, hits } of node.branches) {
    for (const direction of directions) {
      add(
        "keywords",
        pointer,
        `taken in a ${direction}`,
        hits[direction],
        `no value in a ${direction} was of this kind`,
      );
    }
  }
  for (const { pointer, hits, value } of node.members) {
    for (const direction of directions) {
      const way = direction === "request" ? "sent" : "answered";
      add("enum-members", pointer, `${JSON.stringify(value)} ${way}`, hits[direction], `it was never ${way}`);
    }
  }
  return goals;
}

const NO_VALUE: Readonly<Record<Direction, string>> = {
  request: "no valid request had a value there",
  response: "no answer had a value there",
};

/** On the wire of a parameter or a form, text is never of the wrong type where text is right, nor are lists and objects. */
function isBreakable(keyword: string, schema: Schema, wire: "json" | "text"): boolean {
  if (wire === "json" || keyword !== "type" || typeof schema !== "object") return true;
  return [schema.type].flat().every((type) => type === "integer" || type === "number" || type === "boolean");
}
