import type { Parameter } from "@cantus/contract";
import { urlParts } from "../exchange/url.ts";
import type { Check, CheckContext, Fault } from "./check.ts";
import { parameterFaults } from "./parameter-value.ts";

/** A request's parameters are there and valid. */
export const requestParameters = {
  name: "request-parameters",
  sentence: "A request has the parameters that are required, each valid by its style and schema.",
  side: "request",
  *find(context: CheckContext): Iterable<Fault> {
    for (const parameter of context.operation?.parameters ?? []) {
      yield* parameterFaults(context, parameter, rawValue(context, parameter), "request");
    }
  },
} satisfies Check;

/** What a style is read from: the segment of the path, the whole query, the header, all cookies. */
export function rawValue({ match, exchange }: CheckContext, { name, in: place }: Parameter): string | undefined {
  const { url, headers } = exchange.request;
  if (place === "path") return match.kind === "operation" ? match.rawPathParameters[name] : undefined;
  if (place === "query") return urlParts(url).query;
  return headers[place === "cookie" ? "cookie" : name.toLowerCase()];
}
