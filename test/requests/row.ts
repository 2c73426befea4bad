/** What the tables of docs/requests.md are made of, and what its test sends. */

export type Json = Readonly<Record<string, unknown>>;

/** What a contract declares, and how a request for it is written. */
export interface Declaration {
  /** For the page. */
  readonly text: string;
  /** @param prefix begins the path, so that no two declarations meet: `/7` */
  paths(prefix: string): Readonly<Record<string, Json>>;
  /** The whole request, byte by byte. */
  request(sent: string, prefix: string): Uint8Array;
  /** What the handler was given, as far as this declaration goes. */
  received?(given: Given): unknown;
  /** What the handler answers with; what it was given, where this says nothing. */
  answer?(sent: string): unknown;
}

/** What a handler is given, as JSON. */
export interface Given {
  readonly path: Json;
  readonly query: Json;
  readonly headers: Json;
  readonly cookies: Json;
  readonly body?: unknown;
}

export type Verdict =
  /** `value: undefined`: nothing is there. */
  | { readonly kind: "accepted"; readonly value: unknown }
  | { readonly kind: "refused"; readonly status: number }
  /** What a row about HTTP itself says: the statuses of all answers, and headers of the last. `null`: not there. */
  | {
      readonly kind: "answered";
      readonly statuses: readonly number[];
      readonly headers: Readonly<Record<string, string | null>>;
    };

export interface Row {
  readonly declaration: Declaration;
  /** What stands in the page, and what the declaration makes a request of. */
  readonly sent: string;
  readonly verdict: Verdict;
  readonly why: string;
  /** Whether the mock gives the same answer: not where a row is about what a handler does. */
  readonly isForMock: boolean;
}

export interface Subject {
  readonly title: string;
  readonly introduction: string;
  readonly rows: readonly Row[];
}

type Line = readonly [sent: string, verdict: Verdict, why: string];

/** Rows about one declaration. */
export function rowsOf(declaration: Declaration, lines: readonly Line[], isForMock = true): Row[] {
  return lines.map(([sent, verdict, why]) => ({ declaration, sent, verdict, why, isForMock }));
}

export function accepted(value?: unknown): Verdict {
  return { kind: "accepted", value };
}

export function refused(status = 400): Verdict {
  return { kind: "refused", status };
}

export function answered(statuses: number | readonly number[], headers: Record<string, string | null> = {}): Verdict {
  return { kind: "answered", statuses: [statuses].flat(), headers };
}
