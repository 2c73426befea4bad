import { isObject } from "../document/walk.ts";
import type { OpenApiDocument, Server } from "../model.ts";

type Declared = NonNullable<OpenApiDocument["servers"]>[number];

/** The servers of a document. Without any there is one with the URL `/` (OpenAPI 3.1, OpenAPI Object). */
export function serversOf(document: OpenApiDocument): Server[] {
  const declared = Array.isArray(document.servers) ? document.servers.filter((server) => isObject(server)) : [];
  const servers = declared.length > 0 ? declared : [{ url: "/" }];
  return servers.map(({ url = "/", description, variables }: Partial<Declared>) => {
    const resolved = url.replace(/\{([^{}]+)\}/g, (placeholder, name) => variables?.[name]?.default ?? placeholder);
    return { url: resolved, basePath: basePathOf(resolved), description };
  });
}

/** The path of a URL, absolute (`https://host/v2/`) or not (`/v2`, `v2`), without its trailing slash. */
function basePathOf(url: string): string {
  const path = url
    .replace(/^[a-z][a-z\d+.-]*:/i, "")
    .replace(/^\/\/[^/?#]*/, "")
    .replace(/[?#].*$/s, "")
    .replace(/\/+$/, "");
  return path === "" || path.startsWith("/") ? path : `/${path.replace(/^\.\//, "")}`;
}
