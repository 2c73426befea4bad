import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { below, formatPointer } from "../document/pointer.ts";
import { isObject, rewrite } from "../document/walk.ts";
import type { ContractNotice } from "../error.ts";
import type { Contract, SchemaObject } from "../model.ts";

const STATE = String.raw`[^\s→]+( \d+(\.\d+)?(ms|s|m|h))?`;
const ARROW = String.raw`\s*(→|->)\s*`;
const NUMBER = String.raw`-?\d+(\.\d+)?`;

/** What `x-mock` may be on an operation: what it does with the mock's memory. `false`: nothing. */
const OF_OPERATION = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    collection: { type: "string", minLength: 1 },
    where: { type: "object", minProperties: 1 },
    set: { type: "object", minProperties: 1 },
    when: { type: "object", minProperties: 1 },
    otherwise: { type: "integer", minimum: 400, maximum: 499 },
  },
  dependentRequired: { when: ["set"], otherwise: ["when"] },
};

/** What it may be on a webhook's operation: whose items it is about, and what they have come to when it is sent. */
const OF_WEBHOOK = {
  type: "object",
  additionalProperties: false,
  required: ["collection"],
  properties: { collection: { type: "string", minLength: 1 }, when: { type: "object", minProperties: 1 } },
};

/** What it may be on a schema: what names an item, and how it goes on by itself. */
const OF_SCHEMA = {
  type: "object",
  additionalProperties: false,
  minProperties: 1,
  properties: {
    id: { type: "string", minLength: 1 },
    lifecycle: {
      type: "object",
      minProperties: 1,
      additionalProperties: { type: "string", pattern: `^(${STATE}(${ARROW}${STATE})+|${NUMBER}${ARROW}\\S+)$` },
    },
  },
};

const ajv = new Ajv2020({ allErrors: true });
const judges = {
  operation: ajv.compile(OF_OPERATION),
  webhook: ajv.compile(OF_WEBHOOK),
  schema: ajv.compile(OF_SCHEMA),
};

/** `x-mock` that means nothing: where it stands, what it says, and whether there is what it speaks of. */
export function checkMockExtensions(contract: Contract): ContractNotice[] {
  const notices: ContractNotice[] = [];
  rewrite(contract.document, {
    node(node, type, path) {
      if (!Object.hasOwn(node, "x-mock")) return node;
      const pointer = below(formatPointer(path), "x-mock");
      const said = node["x-mock"];
      if (type === "operation" && path[0] === "webhooks") {
        notices.push(...faultsOf(said, "webhook", pointer), ...checkCollection(contract, said, pointer));
      } else if (type === "operation") {
        if (said !== false)
          notices.push(...faultsOf(said, "operation", pointer), ...checkCollection(contract, said, pointer));
      } else if (type === "schema") {
        notices.push(...faultsOf(said, "schema", pointer), ...checkItem(contract, node, said, pointer));
      } else {
        notices.push(notice(pointer, `\`x-mock\` means nothing on a ${type}.`, "Put it on an operation or a schema."));
      }
      return node;
    },
  });
  return notices;
}

function faultsOf(said: unknown, place: keyof typeof judges, pointer: string): ContractNotice[] {
  const judge = judges[place];
  if (judge(said)) return [];
  return (judge.errors ?? []).map((error) =>
    notice(pointer + memberOf(error), `\`x-mock\` ${wordsOf(error)}.`, ADVICE[place]),
  );
}

const ADVICE = {
  operation: "It takes `collection`, `where`, `set`, `when` and `otherwise`, or is `false`.",
  webhook: "It takes `collection` and `when`: `{ collection: jobs, when: { status: [succeeded, failed] } }`.",
  schema: "It takes `id` and `lifecycle`: `{ status: queued 2s → running 5s → succeeded, progress: 0 → 100 }`.",
};

function memberOf({ instancePath, keyword, params }: ErrorObject): string {
  return keyword === "additionalProperties" ? below(instancePath, String(params.additionalProperty)) : instancePath;
}

function wordsOf({ keyword, params, message, instancePath }: ErrorObject): string {
  if (keyword === "additionalProperties") return `does not know \`${params.additionalProperty}\``;
  if (keyword === "dependentRequired")
    return `needs \`${params.missingProperty}\` where there is \`${params.property}\``;
  if (keyword === "pattern") return `does not understand the line at \`${instancePath}\``;
  return `${instancePath === "" ? "" : `at \`${instancePath}\` `}${message}`;
}

function checkCollection(contract: Contract, said: unknown, pointer: string): ContractNotice[] {
  const collection = isObject(said) ? said.collection : undefined;
  if (typeof collection !== "string") return [];
  const names = new Set(
    contract.operations.flatMap(({ path }) => [...path.matchAll(/([^/{}]+)\/\{[^{}]+\}/g)].map(([, name]) => name)),
  );
  if (names.has(collection) || names.has(collection.split("/").at(-1))) return [];
  const message = `No path has a collection \`${collection}\`.`;
  return [notice(below(pointer, "collection"), message, `There are: ${[...names].join(", ") || "none"}.`)];
}

function checkItem(contract: Contract, schema: SchemaObject, said: unknown, pointer: string): ContractNotice[] {
  if (!isObject(said) || !schema.properties) return [];
  const { properties } = schema;
  const missing = (name: string, at: string) =>
    notice(at, `The schema has no property \`${name}\`.`, `It has: ${Object.keys(properties).join(", ")}.`);
  const notices: ContractNotice[] = [];
  if (typeof said.id === "string" && !Object.hasOwn(properties, said.id))
    notices.push(missing(said.id, below(pointer, "id")));
  for (const [name, line] of Object.entries(isObject(said.lifecycle) ? said.lifecycle : {})) {
    const at = below(pointer, "lifecycle", name);
    const property = Object.hasOwn(properties, name) ? contract.resolve(properties[name] ?? true) : undefined;
    if (property === undefined) notices.push(missing(name, at));
    else if (typeof property === "object" && Array.isArray(property.enum) && typeof line === "string") {
      const states = line.split(/→|->/).map((step) => step.trim().split(" ")[0]);
      const unknown = states.find((state) => !property.enum?.includes(state));
      if (unknown !== undefined) {
        notices.push(notice(at, `\`${name}\` has no value \`${unknown}\`.`, `It has: ${property.enum.join(", ")}.`));
      }
    }
  }
  return notices;
}

function notice(pointer: string, message: string, advice: string): ContractNotice {
  return { code: "mock", message, pointer, advice };
}
