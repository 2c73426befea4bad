/** Credentials in the environment, under the names that findings show in the place of secrets. */
import type { Contract, SecurityScheme } from "@cantus/contract";
import type { Credentials } from "@cantus/verify";

/** What a shell can call a variable: `X-API-Key` → `CANTUS_X_API_KEY`, `ApiKeyAuth` → `CANTUS_API_KEY_AUTH`. */
function variable(name: string): string {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").replace(/([A-Z])([A-Z][a-z])/g, "$1_$2");
  return `CANTUS_${words.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}

/** The variables that may hold the credential of a scheme, the first that is set counts. */
function variablesOf({ name, type, parameterName }: SecurityScheme): string[] {
  const own = type === "apiKey" && parameterName ? [variable(parameterName)] : [];
  return [...new Set([variable(name), ...own])];
}

/**
 * What the environment has for the security schemes of a contract: `CANTUS_` and the scheme's name, or that of its
 * header or parameter; the header `Authorization` as a whole in `CANTUS_AUTHORIZATION`.
 */
export function fromEnvironment(
  { securitySchemes }: Contract,
  env: Readonly<Record<string, string | undefined>>,
): { credentials: Credentials; headers: Record<string, string> } {
  const found = [...securitySchemes.values()].flatMap((scheme) => {
    const value = variablesOf(scheme)
      .map((name) => env[name])
      .find((each) => each !== undefined && each !== "");
    return value === undefined ? [] : [[scheme.name, value] as const];
  });
  const authorization = env.CANTUS_AUTHORIZATION;
  return { credentials: Object.fromEntries(found), headers: authorization ? { Authorization: authorization } : {} };
}
