export type ChangesErrorCode =
  | "NO_GIT"
  | "UNKNOWN_VERSION"
  | "NOT_IN_REVISION"
  | "AMBIGUOUS_CONTRACT"
  | "BAD_APPROVALS";

/** A mistake of whoever asked for a comparison: the message says what is wrong and what to do. */
export class ChangesError extends Error {
  readonly code: ChangesErrorCode;

  constructor(code: ChangesErrorCode, message: string) {
    super(message);
    this.name = "ChangesError";
    this.code = code;
  }
}
