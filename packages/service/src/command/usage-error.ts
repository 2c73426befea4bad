/** A command that cannot be understood. */
export class UsageError extends Error {
  readonly code = "ERR_PARSE_ARGS_USAGE";
}
