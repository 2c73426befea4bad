/** Who may call: alternatives of credentials, by what they are and not by what they are called. */
import type { Contract, Operation, SecurityRequirement } from "@cantus/contract";
import type { Collector } from "../collector.ts";

export function compareSecurity(collector: Collector, base: Operation, head: Operation): void {
  const before = alternativesOf(collector.base, base);
  const after = alternativesOf(collector.head, head);
  // Whoever had the credentials of one alternative still comes in, if there is one now that asks for no more.
  const lost = before.filter((alternative) => !after.some((other) => suffices(alternative, other)));
  const won = after.filter((alternative) => !before.some((other) => suffices(alternative, other)));
  const common = { area: "security", flow: collector.flowOf("request") } as const;
  const place = { base: securityPointer(collector.base, base), head: securityPointer(collector.head, head) };
  for (const alternative of lost) {
    const isOpen = alternative.needs.size === 0;
    const scopes = after.find((other) => sameSchemes(alternative, other));
    const code = isOpen ? "api-security-required" : scopes ? "api-security-scope-added" : "api-security-removed";
    const text = isOpen
      ? `the operation was open to all, and asks for ${namesOf(after)} now`
      : scopes
        ? `the operation asks for more scopes: ${scopes.name}, before ${alternative.name}`
        : `the operation does not accept ${alternative.name} any more`;
    collector.tell({
      ...{ code, kind: "existence", effect: "narrows", callers: "breaking", servers: "safe", ...common, ...place },
      ...{ message: text, before: before.map(({ name }) => name), after: after.map(({ name }) => name) },
      advice: "Accept what was accepted before beside it, until all callers have the new credentials.",
    });
  }
  // A scope less is told by the alternative that was lost, if it was.
  if (lost.length > 0) return;
  for (const alternative of won) {
    const isOpen = alternative.needs.size === 0;
    const scopes = before.find((other) => sameSchemes(alternative, other));
    const code = isOpen ? "api-security-not-required" : scopes ? "api-security-scope-removed" : "api-security-added";
    const text = isOpen
      ? "the operation is open to all now"
      : scopes
        ? `the operation asks for fewer scopes: ${alternative.name}, before ${scopes.name}`
        : `the operation accepts ${alternative.name} as well`;
    collector.tell({
      ...{ code, kind: "existence", effect: "widens", callers: "safe", servers: "breaking", ...common, ...place },
      ...{ message: text, before: before.map(({ name }) => name), after: after.map(({ name }) => name) },
    });
  }
}

interface Alternative {
  readonly name: string;
  /** Scopes, by what a scheme is. */
  readonly needs: ReadonlyMap<string, ReadonlySet<string>>;
}

function alternativesOf(contract: Contract, operation: Operation): Alternative[] {
  const requirements: readonly SecurityRequirement[] = operation.security.length > 0 ? operation.security : [{}];
  return requirements.map((requirement) => {
    const entries = Object.entries(requirement);
    const name = entries
      .map(([scheme, scopes]) => `\`${scheme}\`${scopes.length > 0 ? ` (${scopes.join(", ")})` : ""}`)
      .join(" with ");
    return {
      name: name || "no credentials",
      needs: new Map(entries.map(([scheme, scopes]) => [schemeKey(contract, scheme), new Set(scopes)])),
    };
  });
}

/** What a scheme asks a caller to send. */
function schemeKey(contract: Contract, name: string): string {
  const scheme = contract.securitySchemes.get(name);
  if (!scheme) return `unknown ${name}`;
  const { type, in: place, parameterName, scheme: http, openIdConnectUrl } = scheme;
  const parameter = place === "header" ? parameterName?.toLowerCase() : parameterName;
  return [
    type,
    place,
    parameter,
    http,
    openIdConnectUrl,
    type === "oauth2"
      ? Object.keys(scheme.flows ?? {})
          .sort()
          .join()
      : "",
  ].join(" ");
}

/** Whether who has the credentials of `held` has those of `asked`. */
function suffices(held: Alternative, asked: Alternative): boolean {
  return [...asked.needs].every(([scheme, scopes]) => {
    const own = held.needs.get(scheme);
    return own !== undefined && [...scopes].every((scope) => own.has(scope));
  });
}

function sameSchemes(a: Alternative, b: Alternative): boolean {
  return (
    a.needs.size === b.needs.size && a.needs.size > 0 && [...a.needs.keys()].every((scheme) => b.needs.has(scheme))
  );
}

function namesOf(alternatives: readonly Alternative[]): string {
  return alternatives.map(({ name }) => name).join(" or ");
}

function securityPointer(contract: Contract, operation: Operation): string {
  const own = `${operation.pointer}/security`;
  if (contract.at(own) !== undefined) return own;
  return contract.at("/security") === undefined ? operation.pointer : "/security";
}
