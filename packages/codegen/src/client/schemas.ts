/** `schemas.ts` of a client: the contract's schemas by their own names. */
import type { Contract } from "@cantus/contract";
import { isIdentifier, isReserved, pascalCase, uniqueNames } from "@cantus/contract/names";
import { docComment } from "../source.ts";

/**
 * @param writable schemas for what is sent, and which of the contract's each is a form of
 * @param taken names that the client exports beside them
 */
export function schemasModule(
  contract: Contract,
  writable: ReadonlyMap<string, string>,
  taken: readonly string[],
  extension: string,
): string {
  const own = contract.document.components?.schemas ?? {};
  const schemas = [
    ...Object.entries(own),
    ...[...writable].map(([name, of]): [string, unknown] => [name, { description: `\`${of}\`, as it is sent.` }]),
  ];
  if (schemas.length === 0) return "export {};\n";
  const names = uniqueNames(
    schemas.map(([name]) => name),
    (name) => (isIdentifier(name) && !isReserved(name) ? name : pascalCase(name)),
    taken,
  );
  const types = schemas.map(([name, schema]) => {
    const { description } = Object(schema) as { description?: unknown };
    const comment = typeof description === "string" ? docComment(description) : "";
    return `${comment}export type ${names.get(name)} = components["schemas"][${JSON.stringify(name)}];\n`;
  });
  return [`import type { components } from "./types${extension}";\n`, ...types].join("\n");
}
