export type ServerErrorCode =
  | "NO_CONTRACT"
  | "MISSING_HANDLER"
  | "UNKNOWN_HANDLER"
  | "MISSING_SECURITY"
  | "UNKNOWN_VALIDATOR"
  | "BAD_KEY"
  | "BAD_REPLY"
  | "BODY_READ"
  | "PORT_TAKEN"
  | "PORT_FORBIDDEN"
  | "HOST_UNKNOWN";

/** A mistake in how a server is set up or written. Its message is for the developer; callers never see it. */
export class ServerError extends Error {
  readonly code: ServerErrorCode;

  constructor(code: ServerErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "ServerError";
    this.code = code;
  }
}
