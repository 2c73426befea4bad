import { essence } from "@cantus/contract/media-type";
import { jsonOf } from "../exchange/body.ts";
import type { Check, CheckContext, Fault } from "./check.ts";

/** Problem details name the status that they came with; one that is no number is to be ignored (RFC 9457, section 3.1). */
export const problemStatus = {
  name: "problem-status",
  sentence: "The status that problem details name is the status of their answer.",
  side: "response",
  standard: "RFC 9457, section 3.1.2",
  *find({ operation, declared, exchange }: CheckContext): Iterable<Fault> {
    const { status, headers, body } = exchange.response;
    if (essence(headers["content-type"] ?? "") !== "application/problem+json") return;
    const problem = jsonOf(headers, body);
    if (typeof problem !== "object" || problem === null || !("status" in problem)) return;
    const { status: told } = problem;
    if (typeof told !== "number" || told === status) return;
    yield {
      message: `The answer is ${status}, and its problem details say status ${told}.`,
      pointer: "/status",
      clause: declared?.pointer ?? operation?.pointer ?? "/paths",
    };
  },
} satisfies Check;
