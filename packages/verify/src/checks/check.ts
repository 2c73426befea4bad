/** What a check is, and what it may look at. */
import type { Contract, Match, MediaType, Operation, Response, Violation } from "@cantus/contract";
import { declaredMediaType } from "@cantus/contract/media-type";
import { type SchemaValidator, schemaValidator } from "@cantus/contract/schema";
import type { Exchange } from "../exchange/exchange.ts";
import { matchUrl } from "./match-url.ts";

/** One way in which an exchange fails a check. */
export interface Fault {
  /** One sentence, without the place of the clause. */
  readonly message: string;
  /** A JSON pointer into the body, or `/name` of the parameter or header; `""` is the whole. */
  readonly pointer: string;
  /** A JSON pointer into the contract: what is broken. */
  readonly clause: string;
  /** The pointer with `*` where it does not matter which: the same for one cause. Defaults to the pointer. */
  readonly shape?: string;
  /** Where else it fails in the same way: the same cause, and told with it. */
  readonly alike?: readonly Fault[];
}

export interface Check<Name extends string = string> {
  readonly name: Name;
  /** What holds of a voice that passes. */
  readonly sentence: string;
  /** Whose side it judges: the caller's request or the voice's answer. */
  readonly side: "request" | "response";
  /** Where HTTP asks for it and not the contract. */
  readonly standard?: string;
  readonly find: (context: CheckContext) => Iterable<Fault>;
}

/** An exchange beside what the contract says of it. */
export interface CheckContext {
  readonly contract: Contract;
  readonly exchange: Exchange;
  readonly match: Match;
  /** The operation that the request is for. */
  readonly operation: Operation | undefined;
  /** What the operation declares for the status that came back. */
  readonly declared: Response | undefined;
  /** Which of its media types came back. */
  readonly mediaType: MediaType | undefined;
  /** What the contract's example of the request shows as its answer; empty where it shows none. */
  readonly expected: readonly Response[];
  readonly schemas: SchemaValidator;
}

export function checkContext(
  contract: Contract,
  exchange: Exchange,
  { basePath, expected = [] }: { basePath?: string; expected?: readonly Response[] },
): CheckContext {
  const { request, response } = exchange;
  const match = matchUrl(contract, request.method, request.url, basePath);
  const operation = exchange.operation ?? (match.kind === "operation" ? match.operation : undefined);
  const declared = operation?.response(response.status);
  return {
    contract,
    exchange,
    match,
    operation,
    declared,
    mediaType: declared && declaredMediaType(declared.content, response.headers["content-type"]),
    expected,
    schemas: schemaValidator(contract),
  };
}

/** A violation as a sentence about `subject`: `The body at /jobs/0/progress must be <= 100.` */
export function violationSentence(subject: string, violation: Pick<Violation, "message">, pointer = ""): string {
  return `${subject}${pointer && ` at ${pointer}`} ${violation.message}.`;
}
