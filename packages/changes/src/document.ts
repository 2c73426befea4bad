/** What belongs to the whole contract and to no operation. */
import type { Contract, SecurityScheme } from "@cantus/contract";
import type { Collector } from "./collector.ts";
import { below, isObject } from "./schema/node.ts";

export function compareDocuments(collector: Collector): void {
  compareServers(collector);
  compareSchemes(collector);
}

function compareServers(collector: Collector): void {
  const urls = (contract: Contract) => contract.servers.map(({ url }) => url.replace(/\/$/, ""));
  const [before, after] = [urls(collector.base), urls(collector.head)];
  const place = {
    base: collector.base.at("/servers") ? "/servers" : "",
    head: collector.head.at("/servers") ? "/servers" : "",
  };
  const isMoved = !before.some((url) => after.includes(url));
  const common = { area: "servers", kind: "existence", flow: "request", ...place } as const;
  before.forEach((url, i) => {
    if (after.includes(url)) return;
    collector.tell({
      ...{
        code: "api-server-removed",
        ...common,
        effect: "narrows",
        callers: isMoved ? "breaking" : "risky",
        servers: "safe",
        before: url,
      },
      message: `the server \`${url || "/"}\` is gone`,
      advice: "Keep the old address and let it lead to the new one.",
      base: place.base && below("/servers", i),
    });
  });
  after.forEach((url, i) => {
    if (before.includes(url)) return;
    collector.tell({
      ...{ code: "api-server-added", ...common, effect: "widens", callers: "safe", servers: "safe", after: url },
      message: `the server \`${url || "/"}\` is new`,
      head: place.head && below("/servers", i),
    });
  });
}

/** Whether an operation can be called with what callers have is told there; here is what they may have to set up anew. */
function compareSchemes(collector: Collector): void {
  const [before, after] = [collector.base.securitySchemes, collector.head.securitySchemes];
  const tell = (
    code: string,
    name: string,
    message: string,
    callers: "safe" | "risky",
    values: { before?: unknown; after?: unknown } = {},
  ) =>
    collector.tell({
      ...{
        code,
        area: "security",
        kind: code.endsWith("scope-changed") ? "none" : code.endsWith("changed") ? "type" : "existence",
        callers,
        servers: "safe",
        ...values,
      },
      message: `the security scheme \`${name}\` ${message}`,
      base: before.has(name) ? below("/components/securitySchemes", name) : undefined,
      head: after.has(name) ? below("/components/securitySchemes", name) : undefined,
    });
  const isElsewhere = (scheme: SecurityScheme, others: ReadonlyMap<string, SecurityScheme>) =>
    [...others.values()].some(
      (other) => JSON.stringify({ ...other, name: "" }) === JSON.stringify({ ...scheme, name: "" }),
    );
  for (const [name, scheme] of before) {
    const other = after.get(name);
    if (!other) {
      if (!isElsewhere(scheme, after)) tell("api-security-component-removed", name, "is gone", "safe");
      continue;
    }
    const sent = ({ type, in: place, parameterName, scheme: http }: SecurityScheme) =>
      [type, http, place, parameterName].filter(Boolean).join(" ");
    if (sent(scheme) !== sent(other)) {
      tell("api-security-component-type-changed", name, `is \`${sent(other)}\`, before \`${sent(scheme)}\``, "risky", {
        before: sent(scheme),
        after: sent(other),
      });
    }
    compareFlows(scheme, other, (code, message, callers, values) => tell(code, name, message, callers, values));
  }
  for (const [name, scheme] of after) {
    if (!before.has(name) && !isElsewhere(scheme, before)) tell("api-security-component-added", name, "is new", "safe");
  }
}

function compareFlows(
  base: SecurityScheme,
  head: SecurityScheme,
  tell: (
    code: string,
    message: string,
    callers: "safe" | "risky",
    values: { before?: unknown; after?: unknown },
  ) => void,
): void {
  const urls = { authorizationUrl: "url", tokenUrl: "token-url", refreshUrl: "refresh-url" };
  for (const [flow, before] of Object.entries(base.flows ?? {})) {
    const after = head.flows?.[flow];
    if (!isObject(before) || !isObject(after)) continue;
    for (const [key, word] of Object.entries(urls)) {
      if (before[key] === after[key]) continue;
      tell(`api-security-component-oauth-${word}-changed`, `has another \`${key}\`: \`${after[key]}\``, "risky", {
        before: before[key],
        after: after[key],
      });
    }
    const described = (node: Record<string, unknown>) => (isObject(node.scopes) ? node.scopes : {});
    const scopes = (node: Record<string, unknown>) => Object.keys(described(node));
    for (const scope of scopes(before)) {
      if (!scopes(after).includes(scope))
        tell("api-security-component-oauth-scope-removed", `has no scope \`${scope}\` any more`, "risky", {
          before: scope,
        });
      else if (described(before)[scope] !== described(after)[scope])
        tell("api-security-component-oauth-scope-changed", `describes the scope \`${scope}\` in other words`, "safe", {
          before: described(before)[scope],
          after: described(after)[scope],
        });
    }
    for (const scope of scopes(after)) {
      if (!scopes(before).includes(scope))
        tell("api-security-component-oauth-scope-added", `has the scope \`${scope}\` now`, "safe", { after: scope });
    }
  }
}
