/** `router.ts` of a server: `createRouter` and `Handler`, typed by this contract. */
import { type Contract, usedSecuritySchemes } from "@cantus/contract";
import { docComment, propertyName } from "../source.ts";

export function routerModule(contract: Contract, extension: string): string {
  return `import { createRequire } from "node:module";
import * as cantus from "@cantus/server";
import type { Context, Principal } from "./context${extension}";
import type { operations } from "./types${extension}";

/** The operations that a caller may use without credentials. */
export type PublicOperation = ${publicIds(contract)};

/** What each security scheme hands to its function. */
export type SecuritySchemes = ${securitySchemes(contract)};

/** Answers one operation: \`const getJob: Handler<"getJob"> = async ({ path }, reply) => reply(200, …)\`. */
export type Handler<Id extends keyof operations> = cantus.Handler<operations, Id, Context, Principal, PublicOperation>;

/** A handler for each operation. */
export type Handlers = cantus.Handlers<operations, Context, Principal, PublicOperation>;

export type Options = cantus.RouterOptions<operations, Context, Principal, PublicOperation> &
  cantus.SecurityOption<SecuritySchemes, Principal> &
  cantus.ContextOption<Context>;

// Read when the program starts, not imported: TypeScript would make a type of the whole document.
const contract = cantus.readGeneratedContract(new URL("./contract.json", import.meta.url));

${docComment(`An Express router that serves ${contract.document.info.title}.`)}export function createRouter(options: Options) {
  return cantus.createRouter<operations, Context, Principal, PublicOperation, SecuritySchemes>(contract, {
    // Read only for \`validator: "compiled"\`.
    validators: () => createRequire(import.meta.url)("./validators.cjs"),
    ...options,
  });
}
`;
}

function publicIds({ operations }: Contract): string {
  const open = operations.filter(
    ({ security }) => security.length === 0 || security.some((requirement) => Object.keys(requirement).length === 0),
  );
  return open.map(({ id }) => JSON.stringify(id)).join(" | ") || "never";
}

function securitySchemes(contract: Contract): string {
  const members = usedSecuritySchemes(contract).map(({ name, type, scheme, description }) => {
    const credential =
      type === "mutualTLS" ? 'import("express").Request' : scheme === "basic" ? "cantus.BasicCredential" : "string";
    return `${docComment(description ?? "", "  ")}  ${propertyName(name)}: ${credential};\n`;
  });
  return members.length > 0 ? `{\n${members.join("")}}` : "Record<never, never>";
}
