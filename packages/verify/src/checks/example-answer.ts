import type { Response } from "@cantus/contract";
import type { Check, CheckContext, Fault } from "./check.ts";
import { requestBody, requestMediaType } from "./request-body.ts";
import { requestParameters } from "./request-parameters.ts";

/** Refusals for how a request is made, which no state of a server excuses. */
const MALFORMED = ["400", "405", "406", "413", "414", "415", "422"];

/**
 * The contract shows by examples of one name what is sent and what comes back. Only answers that no state of the server
 * explains are held against it: a refusal of how the request is made where it shows a success, and a success where it
 * shows such a refusal of a request that does break the contract.
 */
export const exampleAnswer = {
  name: "example-answer",
  sentence: "A request that the contract shows as an example is answered as the example of the same name shows.",
  side: "response",
  *find(context: CheckContext): Iterable<Fault> {
    const { expected, exchange, declared } = context;
    const first = expected[0];
    const { status } = exchange.response;
    if (!first || expected.some((response) => response === declared)) return;
    const isSuccess = status >= 200 && status < 300;
    const isRefusal = status !== 422 && MALFORMED.includes(String(status));
    // An example may break the contract's own schemas: on purpose, to show a refusal, or by mistake.
    const isWronglyRefused = isRefusal && expected.every(showsSuccess) && !breaksContract(context);
    const isWronglyTaken = isSuccess && expected.every(showsRefusal) && breaksContract(context);
    if (!isWronglyRefused && !isWronglyTaken) return;
    const shown = expected.map((response) => response.status).join(" or ");
    yield {
      message: `The contract shows ${shown} for this example, and ${status} came.`,
      pointer: "",
      clause: first.pointer,
    };
  },
} satisfies Check;

function showsSuccess({ status }: Response): boolean {
  return /^2/.test(status);
}

function showsRefusal({ status }: Response): boolean {
  return MALFORMED.includes(status);
}

function breaksContract(context: CheckContext): boolean {
  return [requestParameters, requestMediaType, requestBody].some((check) => [...check.find(context)].length > 0);
}
