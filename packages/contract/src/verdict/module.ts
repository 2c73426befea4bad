import type { ContractNotice } from "../error.ts";
import type { Contract, Operation } from "../model.ts";
import { Remembered } from "../remembered.ts";
import type { Direction } from "../schema/prepare.ts";
import { createWriter } from "./ajv-writer.ts";
import { RUNTIME_NAMES } from "./runtime.ts";
import { VerdictSources, type WrittenVerdicts } from "./sources.ts";
import type { SchemaOwner } from "./verdicts.ts";

/**
 * The text of a CommonJS module with the verdicts of a whole contract: each schema that is referred to is one function in
 * it for each direction, which Node reads when it is first called. It needs nothing, and says nothing but yes and no.
 *
 * @param written what was written of an earlier version of the contract: what has not changed is taken from there
 * @returns text that is the same for the same contract; what it exports is a `VerdictModule`
 */
export function writeVerdictModule(
  contract: Contract,
  notice: (notice: ContractNotice) => void = () => undefined,
  written: WrittenVerdicts = new Remembered(),
): string {
  written.begin();
  const writer = createWriter({ optimize: true });
  const requests = new VerdictSources(contract, "request", writer, notice, written);
  const responses = new VerdictSources(contract, "response", writer, notice, written);
  const module = new ModuleText();
  const request = [...owners(contract, requestOwners)].map((owner) => module.entry(requests, owner));
  const response = [...owners(contract, responseOwners)].map((owner) => module.entry(responses, owner));
  return module.text({
    request: [...request, ...[...requests.referred].map(entry)],
    response: [...response, ...[...responses.referred].map(entry)],
  });
}

class ModuleText {
  /** Names by expression. */
  readonly #constants = new Map<string, string>();
  readonly #functions: string[] = [];
  readonly #written = new Set<string>();
  /** Names by code: many operations have the same parameters, each with a schema of its own. */
  readonly #same = new Map<string, string>();

  entry(sources: VerdictSources, { schema = true, pointer }: SchemaOwner): string {
    const name = sources.name(schema);
    this.#write(sources, name);
    return entry([pointer, name]);
  }

  #write(sources: VerdictSources, entry: string): void {
    const waiting = [entry];
    for (let name = waiting.pop(); name; name = waiting.pop()) {
      if (this.#written.has(name)) continue;
      this.#written.add(name);
      const { code: written, calls, constants } = sources.source(name);
      const named = [...constants].map(([own, expression]) => [own, this.#constant(own, expression)] as const);
      const code = written.with(new Map([...calls, ...named]));
      const same = this.#same.get(code);
      this.#functions.push(same ? `var ${name} = ${same};` : `function ${name}${code}`);
      if (!same) this.#same.set(code, name);
      waiting.push(...calls.values());
    }
  }

  #constant(own: string, expression: string): string {
    const name = this.#constants.get(expression) ?? `${/^[a-z]+/.exec(own)}${this.#constants.size}`;
    this.#constants.set(expression, name);
    return name;
  }

  text(entries: Record<Direction, string[]>): string {
    const constants = [...this.#constants].map(([expression, name]) => `const ${name} = ${expression};`);
    // In parentheses, because then V8 reads it once.
    return `"use strict";
module.exports = ((${RUNTIME_NAMES}) => {
${[...constants, ...this.#functions].join("\n")}
return {
request: {
${entries.request.join(",\n")}
},
response: {
${entries.response.join(",\n")}
},
};
});
`;
  }
}

function entry([key, name]: readonly [key: string, name: string]): string {
  return `${JSON.stringify(key)}: ${name}`;
}

/** What is judged in one direction, each once, in document order. */
function owners(contract: Contract, of: (operation: Operation) => readonly SchemaOwner[]): Iterable<SchemaOwner> {
  const byPointer = new Map<string, SchemaOwner>();
  for (const operation of contract.operations) {
    for (const owner of of(operation)) {
      if (owner.schema !== undefined && !byPointer.has(owner.pointer)) byPointer.set(owner.pointer, owner);
    }
  }
  return byPointer.values();
}

function requestOwners({ parameters, requestBody }: Operation): SchemaOwner[] {
  return [...parameters.map((parameter) => parameter.content ?? parameter), ...(requestBody?.content ?? [])];
}

function responseOwners({ responses }: Operation): SchemaOwner[] {
  return responses.flatMap(({ content }) => content);
}
