import { below, parsePointer } from "../document/pointer.ts";
import type { ContractNotice } from "../error.ts";
import { isJson } from "../media-type/kind.ts";
import type { Contract, Example, MediaType, Schema } from "../model.ts";
import type { Direction } from "../schema/prepare.ts";
import { schemaValidator } from "../schema.ts";

interface Carrier {
  readonly schema: Schema | undefined;
  readonly examples: readonly Example[];
  readonly direction: Direction;
}

/** Examples that break the schema of what they are an example of: of parameters, headers, requests and responses. */
export function checkExamples(contract: Contract): ContractNotice[] {
  return [...exampleFaults(contract)].flat();
}

/** The same, a step for each place that may have examples, for those who have other things to do between. */
export function* exampleFaults(contract: Contract): Generator<readonly ContractNotice[]> {
  const validator = schemaValidator(contract);
  const told = new Set<string>();
  const seen = new Set<string>();
  for (const { schema, examples, direction } of carriersOf(contract)) {
    const notices: ContractNotice[] = [];
    for (const example of schema === undefined ? [] : examples) {
      const key = `${direction} ${example.pointer}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const called = example.name === undefined ? "The example" : `The example \`${example.name}\``;
      for (const violation of validator.validate(schema as Schema, example.value, direction)) {
        const message = `${called} breaks its schema: ${violation.pointer || "it"} ${violation.message}.`;
        const pointer = nearest(contract, below(example.pointer, ...parsePointer(violation.pointer)));
        const isTold = told.has(`${pointer} ${message}`);
        told.add(`${pointer} ${message}`);
        if (!isTold) notices.push({ code: "example", message, pointer });
      }
    }
    yield notices;
  }
}

function* carriersOf(contract: Contract): Generator<Carrier> {
  for (const operation of contract.operations) {
    for (const parameter of operation.parameters) yield { ...carried(parameter), direction: "request" };
    yield* bodies(operation.requestBody?.content ?? [], "request");
    for (const response of operation.responses) {
      for (const header of response.headers) yield { ...carried(header), direction: "response" };
      yield* bodies(response.content, "response");
    }
  }
}

function* bodies(content: readonly MediaType[], direction: Direction): Generator<Carrier> {
  for (const { type, schema, examples } of content) {
    // The example of an XML or CSV body is its text, and its schema describes what the text stands for.
    const readable = examples.filter(({ value }) => isJson(type) || typeof value !== "string");
    yield { schema, examples: readable, direction };
  }
}

function carried(place: { schema: Schema | undefined; content: MediaType | undefined; examples: readonly Example[] }) {
  return { schema: place.content ? place.content.schema : place.schema, examples: place.examples };
}

/** The place itself, or the next one around it that exists: a missing member is nowhere. */
function nearest(contract: Contract, pointer: string): string {
  let place = pointer;
  while (place !== "" && contract.at(place) === undefined) place = place.slice(0, place.lastIndexOf("/"));
  return place;
}
