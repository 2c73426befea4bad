import type { Header, Parameter } from "@cantus/contract";
import type { Check, CheckContext, Fault } from "./check.ts";
import { parameterFaults } from "./parameter-value.ts";

/** The headers that a response declares are there and valid. */
export const responseHeaders = {
  name: "response-headers",
  sentence: "An answer has the headers that its status requires, each valid by its schema.",
  side: "response",
  *find(context: CheckContext): Iterable<Fault> {
    const { declared, exchange } = context;
    for (const header of declared?.headers ?? []) {
      const raw = exchange.response.headers[header.name.toLowerCase()];
      yield* parameterFaults(context, asParameter(header), raw, "response");
    }
  },
} satisfies Check;

/** "The Header Object follows the structure of the Parameter Object", with the style `simple` (OpenAPI 3.1, Header Object). */
function asParameter(header: Header): Parameter {
  return { ...header, in: "header", style: "simple", deprecated: false, allowReserved: false, allowEmptyValue: false };
}
