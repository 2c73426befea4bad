/** Prism itself as a library, and the mock without its memory, to be asked the same. */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Contract, OpenApiDocument } from "@cantus/contract";
import { isJson } from "@cantus/contract/media-type";
import { basePathsOf } from "@cantus/contract/request";
import { transformOas3Operations } from "@stoplight/http-spec/oas3/operation";
import { createInstance, type IHttpConfig, type PrismHttpComponents } from "@stoplight/prism-http";
import { createMock } from "./mock.ts";

export const repository = fileURLToPath(new URL("../../../", import.meta.url));
const examples = dirname(fileURLToPath(import.meta.resolve("@readme/oas-examples/package.json")));
export const corpus = join(repository, "../shared/corpus");
export const documents = [
  ...["music-generations", "music-jobs", "scene-jobs"].map((name) => join(repository, "openapi", name, "openapi.yaml")),
  ...["3.0/json/petstore.json", "3.0/json/star-trek.json", "3.1/json/train-travel.json"].map((name) =>
    join(examples, name),
  ),
  ...["museum/openapi.yaml", "scalar-galaxy/3.1.yaml", "spotify/fixed-spotify-open-api.yml", "figma/openapi.yaml"].map(
    (name) => join(corpus, name),
  ),
].filter((file) => existsSync(file));

const CONFIG: IHttpConfig = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};

const quiet = () => {};
const logger = {
  child: () => logger,
  ...Object.fromEntries(
    ["trace", "debug", "info", "warn", "error", "fatal", "success", "start"].map((it) => [it, quiet]),
  ),
} as unknown as PrismHttpComponents["logger"];

export interface Sent {
  readonly method: string;
  /** Below the base path. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly status: number;
  readonly type: string | undefined;
  readonly body: unknown;
  /** What it holds against the request. */
  readonly refused: boolean;
}

type Resources = Parameters<ReturnType<typeof createInstance>["request"]>[1];

/**
 * Prism with operations of its own making.
 * @param operations as Prism's command reads them; without them its validator meets references that it cannot follow, and
 *   lets every such body pass
 */
export function prismOf(document: OpenApiDocument, operations?: Resources) {
  const { components, paths } = document;
  const own = transformOas3Operations(document as never) as Resources;
  const resources = operations ?? own.map((operation) => ({ ...operation, components, paths }));
  const prism = createInstance(CONFIG, { logger });
  return async ({ method, path, query, headers, body }: Sent): Promise<Answered | undefined> => {
    const code = /code=(\d+)/.exec(headers.prefer ?? "")?.[1];
    const exampleKey = /example="?([^",]+)/.exec(headers.prefer ?? "")?.[1];
    const preferred = { ...(code && { code: Number(code) }), ...(exampleKey && { exampleKey }) };
    const request = {
      method: method.toLowerCase() as "get",
      url: { path, query: Object.fromEntries(new URLSearchParams(query)) },
      headers: { ...headers },
      ...(body !== undefined && { body: isJson(headers["content-type"] ?? "") ? JSON.parse(body) : body }),
    };
    const result = await prism.request(request, resources, { ...CONFIG, mock: { dynamic: false, ...preferred } })();
    if (result._tag === "Left") {
      const { status } = result.left as { status?: number };
      return status === undefined ? undefined : { status, type: undefined, body: undefined, refused: true };
    }
    const { output, validations } = result.right;
    return {
      status: output.statusCode,
      type: output.headers?.["Content-type"],
      body: output.body,
      refused: validations.input.length > 0,
    };
  };
}

/** The mock, without the memory that Prism does not have. */
export function cantusOf(contract: Contract) {
  let refused = false;
  const mock = createMock([contract], {
    memory: false,
    onEvent: (event) => {
      if (event.kind === "request") refused = event.problem !== undefined;
    },
  });
  return async ({ method, path, query, headers, body }: Sent): Promise<Answered> => {
    const url = `http://mock.test${basePathsOf(contract)[0]}${path}${query && "?"}${query}`;
    const answer = await mock.fetch(url, { method, headers, ...(body !== undefined && { body }) });
    const text = await answer.text();
    const type = answer.headers.get("content-type") ?? undefined;
    const isValue = type !== undefined && isJson(type) && text !== "";
    return { status: answer.status, type, body: isValue ? JSON.parse(text) : text, refused };
  };
}
