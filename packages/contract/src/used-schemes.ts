import type { Contract, SecurityScheme } from "./model.ts";

/** The security schemes that the operations of a contract ask for, in the order in which they are declared. */
export function usedSecuritySchemes({ operations, securitySchemes }: Contract): SecurityScheme[] {
  const asked = new Set(operations.flatMap(({ security }) => security.flatMap(Object.keys)));
  return [...securitySchemes.values()].filter(({ name }) => asked.has(name));
}
