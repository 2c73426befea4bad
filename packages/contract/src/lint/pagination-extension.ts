import { Ajv2020 } from "ajv/dist/2020.js";
import { below } from "../document/pointer.ts";
import { isObject } from "../document/walk.ts";
import type { ContractNotice } from "../error.ts";
import type { Contract, Operation } from "../model.ts";

const NAME = "x-cantus-pagination";

const POINTER = { type: "string", pattern: "^(/.*)?$" };
const PLACE = { type: "string", minLength: 1 };

/** How a list goes on, on an operation whose answer is a page of one. `false`: it is none. */
const SCHEMA = {
  type: "object",
  additionalProperties: false,
  required: ["items"],
  properties: {
    items: POINTER,
    offset: PLACE,
    page: PLACE,
    first: { type: "integer" },
    cursor: PLACE,
    next: PLACE,
    after: PLACE,
    more: PLACE,
    total: PLACE,
    totalPages: PLACE,
    size: PLACE,
  },
  anyOf: ["offset", "page", "cursor", "next"].map((member) => ({ required: [member] })),
  dependentRequired: { first: ["page"], totalPages: ["page"], after: ["cursor"] },
};

const judge = new Ajv2020({ allErrors: true }).compile(SCHEMA);

const ADVICE =
  "It takes `items` (a JSON pointer to the list), the query parameter that moves it (`offset`, `page` or `cursor`) and " +
  "where the answer says what (`next`, `after`, `more`, `total`, `totalPages`, `size`), or is `false`.";

/** `x-cantus-pagination` that means nothing: what it says, and whether there are such parameters and headers. */
export function checkPaginationExtensions(contract: Contract): ContractNotice[] {
  return contract.operations.flatMap((operation) => {
    const said = (contract.at(operation.pointer) as Record<string, unknown>)[NAME];
    if (said === undefined || said === false) return [];
    const pointer = below(operation.pointer, NAME);
    if (!judge(said)) return (judge.errors ?? []).map((error) => notice(pointer + error.instancePath, wordsOf(error)));
    return isObject(said)
      ? [...unknownParameters(operation, said, pointer), ...unknownHeaders(operation, said, pointer)]
      : [];
  });
}

function wordsOf({ keyword, params, message, instancePath }: NonNullable<typeof judge.errors>[number]): string {
  if (keyword === "additionalProperties") return `does not know \`${params.additionalProperty}\``;
  if (keyword === "anyOf") return "says nothing that leads to the next page";
  if (keyword === "required" && instancePath === "" && params.missingProperty !== "items") return "is not complete";
  return `${instancePath === "" ? "" : `at \`${instancePath}\` `}${message}`;
}

function unknownParameters(
  { parameters }: Operation,
  said: Record<string, unknown>,
  pointer: string,
): ContractNotice[] {
  const names = parameters.filter((parameter) => parameter.in === "query").map(({ name }) => name);
  return ["offset", "page", "cursor"].flatMap((member) => {
    const name = said[member];
    if (typeof name !== "string" || names.includes(name)) return [];
    const words = `names the query parameter \`${name}\`, and the operation has none`;
    return [notice(below(pointer, member), words, `It has: ${names.join(", ") || "none"}.`)];
  });
}

function unknownHeaders({ responses }: Operation, said: Record<string, unknown>, pointer: string): ContractNotice[] {
  const success = responses.filter(({ status }) => /^(2|default)/.test(status));
  const names = success.flatMap(({ headers }) => headers.map(({ name }) => name));
  return ["next", "more", "total", "totalPages", "size"].flatMap((member) => {
    const place = said[member];
    if (typeof place !== "string" || place.startsWith("/")) return [];
    if (names.some((name) => name.toLowerCase() === place.toLowerCase())) return [];
    const words = `names the header \`${place}\`, which no successful answer declares`;
    return [notice(below(pointer, member), words, "A place in the body is a JSON pointer and starts with `/`.")];
  });
}

function notice(pointer: string, words: string, advice = ADVICE): ContractNotice {
  return { code: "pagination", message: `\`${NAME}\` ${words}.`, pointer, advice };
}
