import { below } from "../document/pointer.ts";
import type { ContractNotice } from "../error.ts";
import type { Contract, Operation, Response } from "../model.ts";
import {
  PROBLEM_STATUS,
  Problem,
  type ProblemCode,
  type ProblemContext,
  type RenderedProblem,
} from "../problem/problem.ts";
import { renderProblem } from "../problem/render.ts";
import { schemaValidator } from "../schema.ts";

const CONTEXT: ProblemContext = {
  requestId: "0a6d0c63-5c9a-4b34-8f3c-1f0d6f1f6b11",
  time: new Date("2026-01-02T03:04:05.678Z"),
  method: "GET",
  path: "/",
};

/**
 * Whether what `x-problem` makes is what the contract declares: every problem is rendered, with all it can have and with as
 * little, and held against the response that each operation declares for its status. Without `x-problem`, whether the
 * declared responses take problem details of RFC 9457, told once.
 */
export function checkProblemTemplate(contract: Contract): ContractNotice[] {
  const notices = new Map<string, ContractNotice>();
  const checked = new Set<string>();
  for (const problem of sampleProblems(contract)) {
    for (const operation of contract.operations) {
      const rendered = renderProblem(contract, problem, { ...CONTEXT, operationId: operation.id });
      const response = operation.response(rendered.status);
      if (!response || response.content.length === 0) continue;
      const sample = `${response.pointer} ${JSON.stringify(rendered.body)}`;
      if (checked.has(sample)) continue;
      checked.add(sample);
      const fault = faultOf(contract, rendered, response);
      if (!fault) continue;
      const notice = noticeOf(contract, problem.code, rendered.status, fault, operation, response);
      if (!notices.has(notice.message)) notices.set(notice.message, notice);
    }
  }
  const all = [...notices.values()];
  if (contract.problemTemplate || all.length === 0) return all;
  const message =
    "The contract declares errors whose members cannot be recognised, and has no `x-problem` that says how to make them.";
  const advice =
    "Until it has one, server and mock refuse requests with problem details (RFC 9457), which it does not declare.";
  return [{ code: "problem-template", message, advice, pointer: all[0]?.pointer ?? "" }];
}

function* sampleProblems(contract: Contract): Generator<Problem> {
  const own = Object.keys(contract.problemTemplate?.codes ?? {}).filter((code) => !(code in PROBLEM_STATUS));
  const violations = [{ in: "body", pointer: "/name", keyword: "required", message: "is required" }] as const;
  for (const code of Object.keys(PROBLEM_STATUS) as ProblemCode[]) {
    yield new Problem(code);
    yield new Problem(code, { detail: "What happened.", ...(PROBLEM_STATUS[code] < 500 && { violations }) });
  }
  for (const code of own) {
    const status = contract.problemTemplate?.codes[code]?.status;
    // Without a status in the template, only whoever throws it knows.
    if (typeof status === "number") yield new Problem(code, { status });
  }
}

function faultOf(contract: Contract, { headers, body }: RenderedProblem, response: Response): string | undefined {
  const type = essence(headers["Content-Type"] ?? "");
  const media = response.content.find((each) => essence(each.type) === type || each.type === "*/*");
  if (!media) return `is ${type}, and declared is ${response.content.map((each) => each.type).join(", ")}`;
  if (media.schema === undefined) return undefined;
  const [violation] = schemaValidator(contract).validate(media.schema, body, "response");
  return violation && `breaks the declared schema: ${violation.pointer || "it"} ${violation.message}`;
}

function noticeOf(
  contract: Contract,
  code: string,
  status: number,
  fault: string,
  operation: Operation,
  response: Response,
): ContractNotice {
  const hasEntry = Object.hasOwn(contract.problemTemplate?.codes ?? {}, code);
  const pointer = contract.problemTemplate
    ? hasEntry
      ? below("/x-problem/codes", code)
      : "/x-problem"
    : response.pointer;
  return {
    code: "problem-template",
    message: `The problem \`${code}\` makes a ${status} that ${fault}.`,
    advice: `It is declared by #${response.pointer}, for ${operation.id} first.`,
    pointer,
  };
}

function essence(mediaType: string): string {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}
