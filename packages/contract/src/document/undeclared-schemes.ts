import type { ContractNotice } from "../error.ts";
import type { Operation } from "../model.ts";

/**
 * Security Requirement Object: "The name used for each property MUST correspond to a security scheme declared in the
 * Security Schemes under the Components Object." Which credential was meant, nobody can tell.
 */
export function undeclaredSchemes(
  operations: readonly Operation[],
  declared: { has(name: string): boolean },
): ContractNotice[] {
  const asking = new Map<string, Operation[]>();
  for (const operation of operations) {
    for (const name of new Set(operation.security.flatMap(Object.keys))) {
      if (!declared.has(name)) asking.set(name, [...(asking.get(name) ?? []), operation]);
    }
  }
  return [...asking].map(([name, [first, ...others]]) => {
    const { method, path, pointer } = first as Operation;
    const more = others.length > 0 ? ` and ${others.length} more` : "";
    return {
      code: "UNDECLARED_SECURITY_SCHEME",
      message: `${method.toUpperCase()} ${path}${more} ${others.length > 0 ? "need" : "needs"} the security scheme \`${name}\`, which components.securitySchemes does not have.`,
      advice: "Declare it there. Until then a client sends no credential for it, and a server does not start.",
      pointer,
    };
  });
}
