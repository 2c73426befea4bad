/** A value that shows what a change does: valid for whoever sends it, refused by whoever gets it. */
import type { Flow, Witness } from "../change.ts";
import { isObject, type Node } from "../schema/node.ts";
import type { SchemaChange } from "../schema/schema-change.ts";
import { isAccepted } from "../schema/verdict.ts";
import { project } from "./project.ts";
import { Random, samplesOf } from "./sample.ts";
import { shrink } from "./shrink.ts";

/** Of so many values of the one version none was refused by the other: what is left is doubt. */
export interface Search {
  readonly witness: Witness | undefined;
  /** How many values were tried. */
  readonly tried: number;
}

const SAMPLES = 40;

export interface Question {
  readonly nodes: { readonly base: Node; readonly head: Node };
  readonly flow: Flow;
  /** Whether numbers are written as texts there. */
  readonly isText: boolean;
  /** Where in the whole the values stand. */
  readonly at: string;
  /** Values that are tried before any others. */
  readonly candidates?: readonly unknown[];
  readonly samples?: number;
}

/**
 * Looks for a value against which two schemas differ to the harm of whoever gets it: of the older schema, refused by the
 * newer, for what callers send; the other way round for what comes back.
 */
export function findWitness({ nodes, flow, isText, at, candidates = [], samples = SAMPLES }: Question): Search {
  const [sender, receiver] = flow === "request" ? [nodes.base, nodes.head] : [nodes.head, nodes.base];
  const takes = (value: unknown) => {
    if (isAccepted(receiver, flow === "response" ? project(value, receiver, flow) : value, flow)) return true;
    return isText && /number|boolean/.test(typeof value) && isAccepted(receiver, String(value), flow);
  };
  const shows = (value: unknown) => isAccepted(sender, value, flow) && !takes(value);
  const witness = (value: unknown): Witness => ({ acceptedBy: flow === "request" ? "base" : "head", value, at });
  const [likely] = candidates.filter(shows);
  // A limit is shown by the value next to it, an object by as little of it as will do.
  if (likely !== undefined)
    return { witness: witness(typeof likely === "object" ? shrink(likely, shows) : likely), tried: 1 };
  let tried = 0;
  for (const value of samplesOf(sender, flow, new Random(1), samples)) {
    tried++;
    if (shows(value)) return { witness: witness(shrink(value, shows)), tried };
  }
  return { witness: undefined, tried };
}

/** Values that a change is likely to show with: those that it names, put into the object that has them. */
export function candidatesFor(change: SchemaChange, flow: Flow): readonly unknown[] {
  if (change.candidates?.length) return change.candidates;
  const sender = flow === "request" ? change.nodes.base : change.nodes.head;
  const some = samplesOf(sender, flow, new Random(2), 12);
  const { property, size } = change;
  if (size !== undefined) return some.flatMap((value) => resized(value, size));
  if (property !== undefined) {
    const withIt = some.filter((value) => isObject(value) && Object.hasOwn(value, property));
    const withoutIt = some.flatMap((value) => {
      if (!isObject(value)) return [];
      return [Object.fromEntries(Object.entries(value).filter(([name]) => name !== property))];
    });
    return /removed|read-only|write-only/.test(change.rule) ? [...withIt, ...withoutIt] : [...withoutIt, ...withIt];
  }
  if (change.rule === "closed")
    return some.flatMap((value) => (isObject(value) ? [{ ...value, undeclared: "a" }] : []));
  if (change.rule.startsWith("unique-items"))
    return some.flatMap((value) => (Array.isArray(value) && value.length > 0 ? [[value[0], value[0]]] : []));
  return [];
}

/** The same list or map with another number of members. */
function resized(value: unknown, size: number): unknown[] {
  if (size < 0 || size > 1000) return [];
  if (Array.isArray(value)) {
    return value.length === 0 && size > 0 ? [] : [Array.from({ length: size }, (_, i) => value[i % value.length])];
  }
  if (!isObject(value)) return [];
  const members = Object.entries(value);
  if (members.length === 0 && size > 0) return [];
  return [Object.fromEntries(Array.from({ length: size }, (_, i) => members[i] ?? [`key${i}`, members[0]?.[1]]))];
}
