/** Redocly's way to the files and URLs of a contract, with ours of reading them. */
import type { BaseResolver, Config } from "@redocly/openapi-core";
import { fetchContract, normalized } from "./file.ts";

/** Redocly takes long to load and is not needed for every contract. */
export const redocly = () => import("@redocly/openapi-core");

/** @param config says with which headers URLs are asked for */
export async function resolverFor(config: Config | undefined): Promise<BaseResolver> {
  const { BaseResolver, Source } = await redocly();
  const resolver = new BaseResolver({
    http: { headers: config?.resolve.http.headers ?? [], customFetch: fetchContract },
  });
  const load = resolver.loadExternalRef.bind(resolver);
  // It leaves a byte order mark where it is, and then counts lines and columns from behind it.
  resolver.loadExternalRef = async (place) => {
    const { absoluteRef, body, mimeType } = await load(place);
    return new Source(absoluteRef, normalized(body), mimeType);
  };
  return resolver;
}
