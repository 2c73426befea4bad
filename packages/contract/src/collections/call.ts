/** Operations that are calls, a noun and what is done to it: `/documents.update`, `/documents/update`, `/updateDocument`. */
import { isJson } from "../media-type/kind.ts";
import type { Contract, MediaType, Operation, Parameter } from "../model.ts";
import { plainName, singularOf } from "./names.ts";
import { hasType, shapeOf } from "./shape.ts";
import { nameless } from "./template.ts";

type CallKind = "create" | "list" | "read" | "update" | "remove";

export interface Call {
  readonly operation: Operation;
  /** The template before it, its parameters without names. */
  readonly prefix: string;
  /** One of what it is about, as `plainName` writes it. */
  readonly noun: string;
  readonly verb: string;
  /** `undefined`: something else, `archive`. */
  readonly kind: CallKind | undefined;
  readonly given: readonly Argument[];
}

/** What a call can be given. */
export interface Argument {
  readonly in: "query" | "body";
  /** Of a member of a body, as it would be in a query. */
  readonly parameter: Parameter;
  /** As `plainName` writes it. */
  readonly name: string;
  /** A text or a number, and so perhaps an id. */
  readonly isScalar: boolean;
}

const VERBS: Readonly<Record<CallKind, readonly string[]>> = {
  create: ["create", "add", "new", "insert"],
  list: ["list", "listall", "getall", "all", "index"],
  read: ["get", "info", "read", "show", "view", "retrieve", "fetch", "find", "describe", "details"],
  update: ["update", "edit", "modify", "patch", "change"],
  remove: ["delete", "remove", "destroy", "del"],
};

const KINDS = new Map(
  Object.entries(VERBS).flatMap(([kind, verbs]) => verbs.map((verb) => [verb, kind as CallKind] as const)),
);

const DOTTED = /^([A-Za-z][\w.-]*)\.([A-Za-z]\w*)$/;
const WORD = /^[A-Za-z][\w-]*$/;
/** `getThing`, `get_thing`, `get-thing`. */
const JOINED = /^([a-z]+)(?:[_-]([A-Za-z][\w-]*)|([A-Z]\w*))$/;
const BY_ID = /[_-]?by[_-]?(id|key|uuid|slug)$/i;

/** `undefined` where the path cannot be one; whether it is, those of the same noun tell together. */
export function callOf(contract: Contract, operation: Operation): Call | undefined {
  const segments = nameless(operation.path).split("/");
  const last = segments.at(-1) ?? "";
  const before = segments.at(-2) ?? "";
  const [, dotted, verb = ""] = DOTTED.exec(last) ?? [];
  if (dotted !== undefined) return call(contract, operation, segments.slice(0, -1), dotted, verb);
  if (WORD.test(before) && KINDS.has(plainName(last))) {
    return call(contract, operation, segments.slice(0, -2), before, last);
  }
  const [, word = "", low, high] = JOINED.exec(last.replace(BY_ID, "")) ?? [];
  const joined = low ?? high;
  if (joined === undefined || !KINDS.has(word)) return undefined;
  return call(contract, operation, segments.slice(0, -1), joined, word);
}

function call(
  contract: Contract,
  operation: Operation,
  prefix: readonly string[],
  name: string,
  verb: string,
): Call | undefined {
  const noun = plainName(singularOf(name));
  const given = argumentsOf(contract, operation);
  const said = KINDS.get(plainName(verb));
  const isOfAll = said === "read" && plainName(name) !== noun && given.every(({ parameter }) => !parameter.required);
  const kind = isOfAll ? "list" : said;
  // What is safe makes nothing (RFC 9110, section 9.2.1).
  if (operation.method === "get" && kind !== undefined && kind !== "list" && kind !== "read") return undefined;
  return { operation, prefix: prefix.join("/"), noun, verb, kind, given };
}

function argumentsOf(contract: Contract, { parameters, requestBody }: Operation): Argument[] {
  const query = parameters.filter((parameter) => parameter.in === "query");
  const media = requestBody?.content.find(({ type }) => isJson(type));
  const argument = (place: Argument["in"], parameter: Parameter): Argument => {
    const isOf = (type: string) => hasType(contract, parameter.schema, type);
    const isScalar = isOf("string") || isOf("integer");
    return { in: place, parameter, name: plainName(parameter.name), isScalar };
  };
  return [
    ...query.map((parameter) => argument("query", parameter)),
    ...(media ? membersOf(contract, media) : []).map((parameter) => argument("body", parameter)),
  ];
}

function membersOf(contract: Contract, { schema, pointer }: MediaType): Parameter[] {
  const { properties, required } = shapeOf(contract, schema);
  return [...properties].map(([name, schema]) => ({
    name,
    in: "query",
    required: required.has(name),
    deprecated: false,
    description: undefined,
    style: "form",
    explode: true,
    allowReserved: false,
    allowEmptyValue: false,
    schema,
    content: undefined,
    examples: [],
    pointer: `${pointer}/schema`,
  }));
}
