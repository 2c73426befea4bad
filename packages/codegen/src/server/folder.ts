/** The generated folder of a server. */
import type { ReadContract } from "@cantus/contract/read";
import { writeVerdictModule } from "@cantus/contract/verdict";
import type { GeneratedParts } from "../generate.ts";
import type { ImportExtension } from "../import-extension.ts";
import { contractTypes } from "../types/typescript.ts";
import { CONTEXT_STUB } from "./context.ts";
import { handlerNames, handlerStub, handlersModule } from "./handlers.ts";
import { routerModule } from "./router.ts";

/** The server's files, by name: `generated` ones, and `stubs` that are written only where there is no file. */
export function serverFolder(
  contract: ReadContract,
  extension: ImportExtension,
  parts: GeneratedParts,
): { generated: Record<string, string>; stubs: Record<string, string> } {
  const names = handlerNames(contract);
  return {
    generated: {
      "types.ts": contractTypes(contract, "handler", {}, parts.handler).text,
      "contract.json": `${JSON.stringify(contract.document, null, 2)}\n`,
      // CommonJS, so that `createRouter`, which waits for nothing, can read it when it is asked for.
      "validators.cjs": writeVerdictModule(contract, undefined, parts.verdicts),
      "router.ts": routerModule(contract, extension),
      "handlers.ts": handlersModule(names, extension),
    },
    stubs: {
      "context.ts": CONTEXT_STUB,
      ...Object.fromEntries(
        contract.operations.map((operation) => {
          const name = names.get(operation.id) as string;
          return [`handlers/${name}.ts`, handlerStub(operation, name, extension)];
        }),
      ),
    },
  };
}
