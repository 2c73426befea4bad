/** The parts of a URL that an exchange is asked for again and again. */

export interface UrlParts {
  /** `http://127.0.0.1:3000`. */
  readonly origin: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
}

/**
 * Origin, path and query of an absolute http URL, as they are sent (URL Standard).
 *
 * @throws TypeError for text that is none
 */
export function urlParts(url: string): UrlParts {
  const known = recent.get(url);
  if (known) return known;
  const parts = readParts(url);
  if (recent.size === MOST_RECENT) recent.clear();
  recent.set(url, parts);
  return parts;
}

/** Those of the requests that are being proven, sent and looked at. */
const recent = new Map<string, UrlParts>();
const MOST_RECENT = 200;

function readParts(url: string): UrlParts {
  const start = url.indexOf("/", url.indexOf("://") + 3);
  if (start > 0 && isPlain(url)) {
    const origin = url.slice(0, start);
    const question = url.indexOf("?", start);
    return question < 0
      ? { origin, path: url.slice(start), query: "" }
      : { origin, path: url.slice(start, question), query: url.slice(question + 1) };
  }
  const { origin, pathname, search } = new URL(url);
  return { origin, path: pathname, query: search.slice(1) };
}

/** Whether it is sent as it is written: nothing in it is encoded, cut off or resolved. */
function isPlain(url: string): boolean {
  return /^https?:\/\/[^/?#@\\]+\/[\w\-.~%!$&()*+,;=:@/?]*$/.test(url) && !/\/\.|\/%2e/i.test(url);
}
