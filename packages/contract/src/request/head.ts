/** A request without its body, as it came, whatever server took it. */
export interface RequestHead {
  /** In upper case. */
  readonly method: string;
  /** Still percent-encoded, without query: `/v1/jobs/a%20b`. */
  readonly path: string;
  /** Still percent-encoded, without `?`. */
  readonly query: string;
  /** By name in lower case, as Node has them. */
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
}

/** A header as one text; values that came apart are joined with commas (RFC 9110 §5.3), cookies with semicolons. */
export function headerOf({ headers }: Pick<RequestHead, "headers">, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  return typeof value === "object" ? value.join(name.toLowerCase() === "cookie" ? "; " : ", ") : value;
}
