/** The parts of a URL that an exchange is asked for again and again. */

export interface UrlParts {
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
}

/**
 * Path and query of an absolute http URL, as they are sent (URL Standard).
 *
 * @throws TypeError for text that is none
 */
export function urlParts(url: string): UrlParts {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start > 0 && isPlain(url)) {
    const question = url.indexOf("?", start);
    return question < 0
      ? { path: url.slice(start), query: "" }
      : { path: url.slice(start, question), query: url.slice(question + 1) };
  }
  const { pathname, search } = new URL(url);
  return { path: pathname, query: search.slice(1) };
}

/** Whether it is sent as it is written: nothing in it is encoded, cut off or resolved. */
function isPlain(url: string): boolean {
  return /^https?:\/\/[^/?#@\\]+\/[\w\-.~%!$&()*+,;=:@/?]*$/.test(url) && !/\/\.|\/%2e/i.test(url);
}
