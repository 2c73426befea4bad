/** Exchanges as calls of the client that `cantus generate` writes. */
import { relative } from "node:path";
import { type Contract, type Operation, parseParameter, shownPath } from "@cantus/contract";
import { declaredMediaType } from "@cantus/contract/media-type";
import { apiName, methodNames } from "@cantus/contract/names";
import type { ReadContract } from "@cantus/contract/read";
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
 * import { createLibrary } from "./src/api/index.ts"; // cantus generate library.yaml --client src/api
 *
 * const client = createLibrary({ baseUrl: "http://127.0.0.1:3000/v1" });
 * const answer = await client.getBook({ path: { book_id: "book_1" } });
 */
export function clientCode(contract: Contract, exchanges: readonly Exchange[]): string {
  const methods = methodNames(contract);
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
    return `const ${name} = await client.${methods.get(context.operation.id)}(${given});`;
  });
  if (!first) return lines.join("\n");
  const create = `create${apiName(contract.name)}`;
  const client = `const client = ${create}({ baseUrl: ${literal(baseUrl(first.context))} });`;
  return [importOf(contract, create), "", client, ...lines].join("\n");
}

/** From where `redocly.yaml` says that the client is, as whoever stands in the working directory names it. */
function importOf(contract: Contract, name: string): string {
  // Only a contract that was read with its configuration has any.
  const { client } = (contract as Partial<ReadContract>).settings ?? {};
  if (client !== undefined) {
    const place = relative(process.cwd(), client).replaceAll("\\", "/");
    return `import { ${name} } from ${literal(`${place.startsWith(".") ? "" : "./"}${place}/index.ts`)};`;
  }
  const source = shownPath(contract.locate("")?.file ?? contract.name);
  return `import { ${name} } from "./src/api/index.ts"; // cantus generate ${source} --client src/api`;
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
