import type { Call } from "./calls.ts";

/** The call that a request is, for a peer that has no handlers of its own. */
export function answers(calls: readonly Call[]): (method: string, url: string) => Call {
  const byRequest = new Map(calls.map((call) => [`${call.method} ${call.path}`, call]));
  return (method, url) => {
    const call = byRequest.get(`${method} ${url}`);
    if (!call) throw new Error(`Nobody prepared an answer for ${method} ${url}`);
    return call;
  };
}
