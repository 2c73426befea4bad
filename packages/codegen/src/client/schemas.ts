/** `schemas.ts` of a client: the contract's schemas by their own names. */
import type { Contract } from "@cantus/contract";
import { isIdentifier, isReserved, pascalCase, uniqueNames } from "../names.ts";
import { docComment } from "../source.ts";

/** @param taken names that the client exports beside them */
export function schemasModule(contract: Contract, taken: readonly string[], extension: string): string {
  const schemas = Object.entries(contract.document.components?.schemas ?? {});
  if (schemas.length === 0) return "export {};\n";
  const names = uniqueNames(
    schemas.map(([name]) => name),
    (name) => (isIdentifier(name) && !isReserved(name) ? name : pascalCase(name)),
    ["components", "operations", "paths", ...taken],
  );
  const types = schemas.map(([name, schema]) => {
    const { description } = Object(schema) as { description?: unknown };
    const comment = typeof description === "string" ? docComment(description) : "";
    return `${comment}export type ${names.get(name)} = components["schemas"][${JSON.stringify(name)}];\n`;
  });
  return [`import type { components } from "./types${extension}";\n`, ...types].join("\n");
}
