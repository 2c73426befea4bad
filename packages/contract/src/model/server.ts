import type { OpenApiDocument, Server } from "../model.ts";

/** The servers of a document. Without any there is one with the URL `/` (OpenAPI 3.1, OpenAPI Object). */
export function serversOf(document: OpenApiDocument): Server[] {
  const servers = document.servers?.length ? document.servers : [{ url: "/" }];
  return servers.map(({ url, description, variables }) => {
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
