/** Which of two answers is wrong by the contract, or that the contract leaves it open. */
import type { Location } from "@cantus/contract";
import { essence, isForm } from "@cantus/contract/media-type";
import { isLeftOpen, isRefusedForItsForm } from "../cases/aim.ts";
import type { Aim, Case } from "../cases/case.ts";
import { findingsIn } from "../check-exchange.ts";
import { type CheckContext, checkContext } from "../checks/check.ts";
import { CHECKS, type CheckName } from "../checks/index.ts";
import { decodeBody, jsonOf } from "../exchange/body.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { isSuccess } from "../exchange/outcome.ts";
import { kindOfBytes } from "./bytes.ts";
import { shapeDifferences } from "./shape.ts";

/** One case, as one of the two was asked and answered. */
export interface Asked {
  readonly case: Case;
  readonly exchange: Exchange;
}

type Differing = "status" | "media-type" | "headers" | "shape" | "bytes";

export interface Judgement {
  readonly what: Differing;
  /** The header or the place in the body; empty for status and media type. */
  readonly place: string;
  readonly a: string;
  readonly b: string;
  /** Who breaks the contract; `"open"`: it allows both. */
  readonly wrong: "a" | "b" | "both" | "open";
  /** What it breaks, or why both are allowed. */
  readonly reason: string;
  /** Into the contract. */
  readonly pointer: string;
  readonly location?: Location | undefined;
}

/**
 * How two answers to the same case differ, the gravest only: where the status differs, all else does.
 *
 * @param without checks that are not asked for: where one of the two does not pass them, nothing is told
 */
export function judge(
  contract: CheckContext["contract"],
  a: Asked,
  b: Asked,
  without: readonly CheckName[] = [],
): Judgement[] {
  const contexts = [a, b].map(({ exchange }) => checkContext(contract, exchange, {})) as [CheckContext, CheckContext];
  const faults = [faultOf(contexts[0], a.case), faultOf(contexts[1], b.case)] as const;
  if (faults.some((fault) => fault && without.includes(fault.check))) return [];
  const tell = (what: Differing, place: string, [ofA, ofB]: readonly [string, string], open: string): Judgement => {
    const fault = faults[0] ?? faults[1];
    const wrong = faults[0] && faults[1] ? "both" : faults[0] ? "a" : faults[1] ? "b" : "open";
    const pointer = fault?.pointer ?? a.case.operation.pointer;
    const location = contract.locate(pointer);
    return { what, place, a: ofA, b: ofB, wrong, reason: fault?.message ?? open, pointer, location };
  };
  const [one, other] = [a.exchange.response, b.exchange.response];
  const statuses = [one, other].map(({ status }) => (status === 0 ? "no answer" : String(status)));
  if (one.status !== other.status) {
    const open = "the contract declares both, and does not say when which";
    return [tell("status", "", statuses as [string, string], open)];
  }
  const types = [one, other].map(({ headers }) => essence(headers["content-type"] ?? "") || "none");
  if (types[0] !== types[1]) {
    return [tell("media-type", "", types as [string, string], "the contract declares both")];
  }
  const headers = (contexts[0].declared?.headers ?? []).flatMap(({ name, required }) => {
    const there = [one, other].map((each) => (each.headers[name.toLowerCase()] === undefined ? "absent" : "there"));
    const open = required ? "" : `the header ${name} is not required`;
    return there[0] === there[1] ? [] : [tell("headers", name, there as [string, string], open)];
  });
  const [left, right] = [valueIn(contexts[0]), valueIn(contexts[1])];
  if (left === undefined && right === undefined) {
    const [ofOne, ofOther] = [kindOfBytes(one.body), kindOfBytes(other.body)];
    const open = "the contract says nothing of what the bytes are";
    return ofOne === ofOther ? headers : [...headers, tell("bytes", "", [ofOne, ofOther], open)];
  }
  if (left === undefined || right === undefined) return headers;
  const shapes = shapeDifferences(left, right).map(({ place, ...types }) =>
    tell("shape", place, [types.a, types.b], "the schema allows both"),
  );
  return [...headers, ...shapes];
}

/** What a schema can describe: JSON, and the fields of a form where one is declared. */
function valueIn({ contract, mediaType, exchange }: CheckContext): unknown {
  const { headers, body } = exchange.response;
  const type = headers["content-type"] ?? "";
  if (!isForm(type) || !mediaType) return jsonOf(headers, body);
  const decoded = decodeBody(contract, mediaType, headers, body);
  return decoded.kind === "value" ? decoded.value : undefined;
}

const OF_REQUESTS = new Set<string>(CHECKS.filter(({ side }) => side === "request").map(({ name }) => name));

interface ContractFault {
  readonly check: CheckName;
  readonly message: string;
  readonly pointer: string;
}

/** The first thing that an answer breaks, by itself or for what was asked. */
function faultOf(context: CheckContext, one: Case): ContractFault | undefined {
  const { status } = context.exchange.response;
  const [finding] = findingsIn(context, { sides: "response" }).filter(({ check }) => !OF_REQUESTS.has(check));
  if (finding) return { check: finding.check, message: finding.message, pointer: finding.clause.pointer };
  const { aim } = one;
  if (!aim) return undefined;
  if (aim.expect === "refused" && !aim.isValid && isSuccess(context.exchange)) {
    const message = `What the contract forbids was accepted with ${status}.`;
    return { check: checkOfRefusal(aim), message, pointer: aim.clause };
  }
  if (aim.isValid && isRefusedForItsForm(one, status) && !isLeftOpen(context.contract, one)) {
    const message = `What the contract allows was refused with ${status}.`;
    return { check: "valid-accepted", message, pointer: aim.clause };
  }
  return undefined;
}

function checkOfRefusal(aim: Aim): CheckName {
  return aim.in === "security" ? "security-enforced" : "invalid-refused";
}
