/** A place in a file of the contract. Lines and columns count from 1. */
export interface Location {
  /** An absolute path or a URL. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The line itself and its neighbours, drawn with numbers and a caret under the column. */
  readonly listing: string;
}

export type ContractErrorCode =
  | "FILE_NOT_FOUND"
  | "FILE_UNREADABLE"
  | "URL_UNREACHABLE"
  | "NOT_YAML"
  | "NOT_OPENAPI"
  | "SWAGGER_2"
  | "UNSUPPORTED_VERSION"
  | "UNRESOLVED_REF"
  | "DUPLICATE_OPERATION_ID"
  | "AMBIGUOUS_PATHS"
  | "INVALID_CONTRACT"
  | "UNKNOWN_API"
  | "BAD_CONFIGURATION";

/** One thing that is wrong with a contract, or only worth saying. */
export interface ContractNotice {
  readonly code: string;
  /** One sentence: what is wrong. */
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
  /** JSON pointer into the bundled document or the file. */
  readonly pointer?: string;
  readonly location?: Location;
}

/**
 * A contract that cannot be read. `message` is complete for a person: what is wrong, `file:line:column`, the line
 * drawn, what to do; `faults` holds the same as values.
 */
export class ContractError extends Error {
  readonly code: ContractErrorCode;
  readonly faults: readonly ContractNotice[];

  constructor(code: ContractErrorCode, faults: readonly ContractNotice[]) {
    super(faults.map(describeNotice).join("\n\n"));
    this.name = "ContractError";
    this.code = code;
    this.faults = faults;
  }
}

/** A notice as a person reads it: the sentence, where, the line drawn, what to do. */
export function describeNotice(notice: ContractNotice): string {
  const { location } = notice;
  return [
    notice.message,
    location && `  at ${location.file}:${location.line}:${location.column}`,
    location?.listing,
    notice.advice,
  ]
    .filter(Boolean)
    .join("\n");
}
