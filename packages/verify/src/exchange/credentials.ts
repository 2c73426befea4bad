/** Keeps credentials out of what is shown: each becomes the name of a shell variable, `$CANTUS_X_API_KEY`. */
import type { Contract } from "@cantus/contract";
import type { Exchange, HeaderValues } from "./exchange.ts";

/** Credentials whatever the contract says (RFC 9110, sections 11.6.2 and 11.7.2; RFC 6265). */
const ALWAYS = ["authorization", "proxy-authorization", "cookie"];

/** The exchange with the credentials of its request replaced by placeholders. Its response stays as it came. */
export function hideCredentials(contract: Contract, exchange: Exchange): Exchange {
  const { request } = exchange;
  return {
    ...exchange,
    request: { ...request, url: hideInQuery(contract, request.url), headers: hideInHeaders(contract, request.headers) },
  };
}

function hideInHeaders(contract: Contract, headers: HeaderValues): HeaderValues {
  const secret = new Set([...ALWAYS, ...keyNames(contract, "header").map((name) => name.toLowerCase())]);
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, secret.has(name) ? placeholder(name) : value]),
  );
}

function hideInQuery(contract: Contract, url: string): string {
  const secret = new Set(keyNames(contract, "query"));
  const start = url.indexOf("?") + 1;
  if (secret.size === 0 || start === 0) return url;
  const pairs = url
    .slice(start)
    .split("&")
    .map((pair) => {
      const written = pair.split("=", 1)[0] ?? "";
      const name = decodeName(written);
      return secret.has(name) ? `${written}=${placeholder(name)}` : pair;
    });
  return url.slice(0, start) + pairs.join("&");
}

function decodeName(name: string): string {
  return new URLSearchParams(`${name}=`).keys().next().value ?? name;
}

function keyNames(contract: Contract, place: "header" | "query"): string[] {
  return [...contract.securitySchemes.values()].flatMap((scheme) =>
    scheme.type === "apiKey" && scheme.in === place && scheme.parameterName ? [scheme.parameterName] : [],
  );
}

function placeholder(name: string): string {
  return `$CANTUS_${name.toUpperCase().replace(/[^A-Z0-9]+/g, "_")}`;
}

/** How a placeholder looks, for whoever writes it where a shell shall fill it in. */
export const PLACEHOLDER = /\$CANTUS_[A-Z0-9_]+/g;
