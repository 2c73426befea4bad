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
      yield* headerFaults(context, header, exchange.response.headers[header.name.toLowerCase()]);
    }
  },
} satisfies Check;

/** In which ways a value breaks what is declared of a header of the answer. */
export function headerFaults(context: CheckContext, header: Header, value: string | undefined): Iterable<Fault> {
  return parameterFaults(context, asParameter(header), value, "response");
}

/** "The Header Object follows the structure of the Parameter Object", with the style `simple` (OpenAPI 3.1, Header Object). */
function asParameter(header: Header): Parameter {
  return { ...header, in: "header", style: "simple", deprecated: false, allowReserved: false, allowEmptyValue: false };
}
