/** Operations that answer with server-sent events, and what their `data` is. */
import type { Contract, Operation, Schema } from "@cantus/contract";

/** @returns `undefined` for an operation that streams no events */
export function eventsOf(contract: Contract, { responses }: Operation): { data: "json" | "text" } | undefined {
  const media = responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ content }) => content)
    .find(({ type }) => /^text\/event-stream\s*(;|$)/i.test(type));
  if (!media) return undefined;
  const stream = member(contract, member(contract, media.schema, "contentSchema"), "items");
  if (stream === undefined) return { data: "json" };
  const kinds = stream.oneOf ?? stream.anyOf ?? [stream];
  const saysJson = (kind: Schema) => {
    const properties = member(contract, kind, "properties") as Record<string, Schema> | undefined;
    const type = member(contract, properties?.data, undefined)?.contentMediaType;
    return properties?.data === undefined || type === "application/json";
  };
  return { data: kinds.some(saysJson) ? "json" : "text" };
}

/** A schema within a schema, or the schema itself; what is referred to in its place. */
function member(contract: Contract, schema: unknown, keyword: string | undefined) {
  const resolved = Object(contract.resolve<unknown>(schema ?? true)) as Record<string, unknown>;
  const found = keyword === undefined ? resolved : contract.resolve<unknown>(resolved[keyword]);
  return found === undefined
    ? undefined
    : (found as { oneOf?: Schema[]; anyOf?: Schema[]; contentMediaType?: unknown });
}
