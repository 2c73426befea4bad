import type { Answered } from "./prepared.ts";

/** The call that a request is, for a peer that has no handlers of its own. */
export function answers(calls: readonly Answered[]): (method: string, url: string) => Answered {
  const byRequest = new Map(calls.map((call) => [`${call.method} ${call.path}`, call]));
  return (method, url) => {
    const call = byRequest.get(`${method} ${url}`);
    if (!call) throw new Error(`Nobody prepared an answer for ${method} ${url}`);
    return call;
  };
}
