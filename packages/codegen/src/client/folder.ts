/** The generated folder of a client. */

import { methodNames } from "@cantus/contract/names";
import type { ReadContract } from "@cantus/contract/read";
import type { GeneratedParts } from "../generate.ts";
import type { ImportExtension } from "../import-extension.ts";
import { contractTypes } from "../types/typescript.ts";
import { entryModule, entryNames } from "./entry.ts";
import { operationsModule } from "./operations.ts";
import { schemasModule } from "./schemas.ts";

/** The client's files, by name. */
export function clientFolder(
  contract: ReadContract,
  extension: ImportExtension,
  parts: GeneratedParts,
): Record<string, string> {
  const names = methodNames(contract);
  const { formats, check = false } = contract.settings.clientOptions ?? {};
  const { text, names: types, writable } = contractTypes(contract, "caller", formats, parts.caller);
  return {
    "types.ts": text,
    "schemas.ts": schemasModule(contract, writable, [...types, ...entryNames(contract)], extension),
    "operations.ts": operationsModule(contract, names, formats),
    "index.ts": entryModule(contract, names, extension),
    ...(check && { "check.ts": checkModule(contract) }),
  };
}

/** Text, which a compiler has nothing to infer from, and a bundler needs no plugin for. */
function checkModule({ document }: ReadContract): string {
  return `import { checkAnswers } from "@cantus/client/check";

/** Holds each answer against the contract, for development: \`create…({ check })\`. */
export const check = checkAnswers(JSON.parse(${JSON.stringify(JSON.stringify(document))}));
`;
}
