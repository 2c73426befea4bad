import type { Check, CheckContext, Fault } from "./check.ts";

/** A request is for an operation of the contract. */
export const declaredOperation = {
  name: "declared-operation",
  sentence: "A request is for a path and a method that the contract declares.",
  side: "request",
  *find({ contract, match, exchange }: CheckContext): Iterable<Fault> {
    const { method, url } = exchange.request;
    const path = new URL(url).pathname;
    if (match.kind === "no-path") {
      yield { message: `The contract has no path for ${path}.`, pointer: "", clause: "/paths" };
    } else if (match.kind === "no-method") {
      const pathItem = contract.operations.find((operation) => operation.path === match.path);
      yield {
        message: `The contract has ${match.path}, but not for ${method}: it takes ${match.allow.join(", ")}.`,
        pointer: "",
        clause: pathItem?.pointer.replace(/\/[^/]*$/, "") ?? "/paths",
      };
    } else if (match.kind === "malformed") {
      yield {
        message: `The path segment ${match.segment} is not valid percent-encoding (RFC 3986, section 2.1).`,
        pointer: "",
        clause: "/paths",
      };
    }
  },
} satisfies Check;
