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
  /** Where else one has to look: the other of two that collide. */
  readonly related?: readonly Location[];
}

/**
 * A contract that cannot be read. `message` is complete for a person: what is wrong, `file:line:column`, the line
 * drawn, what to do; `faults` holds the same as values. Files below `cwd` are named from there.
 */
export class ContractError extends Error {
  readonly code: ContractErrorCode;
  readonly faults: readonly ContractNotice[];

  constructor(code: ContractErrorCode, faults: readonly ContractNotice[], options: { readonly cwd?: string } = {}) {
    super(faults.map((fault) => describeNotice(fault, options.cwd)).join("\n\n"));
    this.name = "ContractError";
    this.code = code;
    this.faults = faults;
  }
}

/**
 * A notice as a person reads it: the sentence, where, the line drawn, what to do.
 *
 * @param cwd files below it are named from there; defaults to where the process runs, if it is one.
 */
export function describeNotice(notice: ContractNotice, cwd = globalThis.process?.cwd?.()): string {
  const { location, related = [], advice } = notice;
  const places = [
    ...(location ? [`  at ${place(location, cwd)}`] : []),
    ...related.map((other) => `  and at ${place(other, cwd)}`),
  ];
  return [notice.message, ...places, advice].filter(Boolean).join("\n");
}

function place({ file, line, column, listing }: Location, cwd: string | undefined): string {
  const position = `${shownPath(file, cwd)}:${line}:${column}`;
  return listing ? `${position}\n${listing}` : position;
}

/** A path as it is shown: from `cwd` where it lies below that. URLs stay. */
export function shownPath(file: string, cwd = globalThis.process?.cwd?.()): string {
  if (cwd === undefined || !file.startsWith(cwd)) return file;
  const rest = file.slice(cwd.length);
  return /^[/\\]/.test(rest) ? rest.slice(1) : file;
}
