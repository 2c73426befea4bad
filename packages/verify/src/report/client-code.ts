/** Exchanges as calls of the client that `cantus generate` writes. */
import { type Contract, type Operation, parseParameter } from "@cantus/contract";
import { declaredMediaType } from "@cantus/contract/media-type";
import { type CheckContext, checkContext } from "../checks/check.ts";
import { rawValue } from "../checks/request-parameters.ts";
import { jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { fetchCall, headersToName, literal } from "./source.ts";

/**
 * Code that sends the requests of these exchanges with the generated client, and by `fetch` those that no client of the
 * contract can make: another method, a body that is no JSON. A request that is wrong on purpose may need a
 * `// @ts-expect-error`.
 *
 * @example
 * const client = createLibrary({ baseUrl: "http://127.0.0.1:3000/v1" });
 * const answer = await client.getBook({ path: { book_id: "book_1" } });
 */
export function clientCode(contract: Contract, exchanges: readonly Exchange[]): string {
  const calls = exchanges.map((exchange) => {
    const context = checkContext(contract, exchange, {});
    const input = context.operation && inputOf(context, context.operation);
    return { context, input };
  });
  const first = calls.find(({ input }) => input);
  const lines = calls.map(({ context, input }, index) => {
    const name = calls.length === 1 ? "answer" : `answer${index + 1}`;
    const { request } = context.exchange;
    if (!input || !context.operation) return `const ${name} = await ${fetchCall(request)};`;
    const given = Object.keys(input).length > 0 ? literal(input) : "";
    return `const ${name} = await client.${camelCase(context.operation.id)}(${given});`;
  });
  if (!first) return lines.join("\n");
  const create = `const client = create${pascalCase(contract.name)}({ baseUrl: ${literal(baseUrl(first.context))} });`;
  return [create, ...lines].join("\n");
}

/** What the client is called with; `undefined` where it cannot make this request. */
function inputOf(context: CheckContext, operation: Operation): Record<string, unknown> | undefined {
  const { contract, match, exchange } = context;
  if (match.kind !== "operation" || match.operation !== operation) return undefined;
  const groups: Record<"path" | "query" | "header" | "cookie", Record<string, unknown>> = {
    path: {},
    query: {},
    header: {},
    cookie: {},
  };
  for (const parameter of operation.parameters) {
    const { value, violation } = parseParameter(contract, parameter, rawValue(context, parameter));
    if (violation && violation.keyword !== "required") return undefined;
    if (value !== undefined) groups[parameter.in][parameter.name] = value;
  }
  const { request } = exchange;
  const known = new Set(Object.keys(groups.query));
  const isStyled = operation.parameters.some(({ in: place, style }) => place === "query" && style === "deepObject");
  if (!isStyled && [...new URL(request.url).searchParams.keys()].some((name) => !known.has(name))) return undefined;
  const { accept: _, "content-type": contentType, cookie: __, ...others } = headersToName(request);
  const declared = new Set(Object.keys(groups.header).map((name) => name.toLowerCase()));
  const undeclared = Object.entries(others).filter(([name]) => !declared.has(name));
  const headers = { ...groups.header, ...Object.fromEntries(undeclared) };
  const body = bodyOf(operation, exchange, contentType);
  if (body === "unwritable") return undefined;
  const input = { path: groups.path, query: groups.query, headers, cookies: groups.cookie };
  const filled = Object.fromEntries(Object.entries(input).filter(([, group]) => Object.keys(group).length > 0));
  return body ? { ...filled, body: body.value } : filled;
}

function bodyOf(
  { requestBody }: Operation,
  { request }: Exchange,
  contentType: string | undefined,
): { readonly value: unknown } | "unwritable" | undefined {
  if (request.body.length === 0) return contentType === undefined ? undefined : "unwritable";
  const media = declaredMediaType(requestBody?.content ?? [], contentType);
  const value = jsonOf(request.headers, request.body);
  return media && value !== undefined ? { value } : "unwritable";
}

/** Where the contract's paths begin in the URL that was called. */
export function baseUrl({ match, exchange, operation }: CheckContext): string {
  const { origin, pathname } = new URL(exchange.request.url);
  const depth = match.kind === "operation" ? (operation?.path.split("/").length ?? 1) - 1 : 0;
  const segments = pathname.split("/");
  return origin + segments.slice(0, segments.length - depth).join("/");
}

function pascalCase(name: string): string {
  return name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function camelCase(name: string): string {
  return pascalCase(name).replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}
