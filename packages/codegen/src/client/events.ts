/** Operations that answer with server-sent events, and what their `data` is. */
import type { Contract, MediaType, Operation, Schema, SchemaObject } from "@cantus/contract";
import { isEventStream } from "@cantus/contract/media-type";

/** @returns `undefined` for an operation that streams no events */
export function eventsOf(contract: Contract, { responses }: Operation): { data: "json" | "text" } | undefined {
  const media = responses
    .filter(({ status }) => status.startsWith("2"))
    .flatMap(({ content }) => content)
    .find(({ type }) => isEventStream(type));
  if (!media) return undefined;
  const kinds = dataOf(contract, media);
  // What nothing is said of may be JSON.
  return { data: kinds.length === 0 || kinds.some((data) => data === undefined || isJsonText(data)) ? "json" : "text" };
}

/** The schemas of what a stream's events carry as JSON, where its schema says it by `contentSchema`. */
export function eventSchemas(contract: Contract, media: MediaType): Schema[] {
  return dataOf(contract, media)
    .filter((data) => data !== undefined)
    .filter(isJsonText)
    .map(({ contentSchema = true }) => contentSchema);
}

const isJsonText = ({ contentMediaType }: SchemaObject) => contentMediaType === "application/json";

/** Of each kind of event, the schema of its `data`; none, where the stream's schema does not say what it holds. */
function dataOf(contract: Contract, media: MediaType): (SchemaObject | undefined)[] {
  const resolved = (schema: Schema | undefined) => {
    const found = schema && contract.resolve<Schema>(schema);
    return typeof found === "object" ? found : undefined;
  };
  const event = resolved(resolved(resolved(media.schema)?.contentSchema)?.items);
  const kinds = event && (event.oneOf ?? event.anyOf ?? [event]);
  return (kinds ?? []).map((kind) => resolved(resolved(kind)?.properties?.data));
}
