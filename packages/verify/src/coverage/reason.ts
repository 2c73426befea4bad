/** Why an operation never answered with a status, as far as its requests and answers tell. */
import type { ObservedOperation } from "./observed-operation.ts";

type Observed = Pick<ObservedOperation, "statuses" | "security" | "requests" | "operation">;

export function whyNotSucceeded({ statuses }: Observed): string {
  return `it answered only ${list(statuses)}`;
}

/** @param hasBeenInvalid whether a request broke the contract */
export function whyNotAnswered(observed: Observed, status: string, hasBeenInvalid: boolean): string {
  const { statuses, security, operation } = observed;
  const came = list(statuses);
  if (/^[123]/.test(status)) return `it answered only ${came}`;
  if (status.startsWith("5")) return "no request brought the server to it, and none can be expected to";
  switch (status) {
    case "400":
    case "422":
      return hasBeenInvalid ? `invalid requests were answered with ${came}` : "no invalid request was sent";
    case "401":
      if (operation.security.length === 0) return "the operation needs no credentials";
      return security.none + security.wrong > 0
        ? `requests without valid credentials were answered with ${came}`
        : "no request was sent without valid credentials";
    case "402":
      return `nobody was refused for what it costs; it answered only ${came}`;
    case "403":
      return `nobody was refused for want of a right; it answered only ${came}`;
    case "404":
    case "410": {
      const other = status === "404" ? 410 : 404;
      return statuses.has(other)
        ? `what is not there was answered with ${other}`
        : "no request was for something that is not there";
    }
    case "406":
      return "no request asked for a media type that there is not";
    case "409":
    case "412":
    case "423":
    case "428":
      return "no request met the state that conflicts with it";
    case "413":
      return "no request was too large";
    case "415":
      return "no body was of an undeclared media type, or it was answered otherwise";
    case "429": {
      const requests = observed.requests === 1 ? "one request" : `${observed.requests} requests`;
      return `the limit was not reached by ${requests}`;
    }
    default:
      return `it answered only ${came}`;
  }
}

function list(statuses: ReadonlyMap<number, number>): string {
  return [...statuses.keys()]
    .sort((a, b) => a - b)
    .map((status) => (status === 0 ? "nothing" : status))
    .join(", ");
}
