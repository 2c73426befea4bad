/** The parts of a URL that an exchange is asked for again and again. */
import { byText } from "@cantus/contract";

export interface UrlParts {
  /** `http://127.0.0.1:3000`. */
  readonly origin: string;
  readonly path: string;
  /** Without `?`. */
  readonly query: string;
}

/** Those of the requests that are being proven, sent and looked at. */
const MOST_RECENT = 200;

/**
 * Origin, path and query of an absolute http URL, as they are sent (URL Standard).
 *
 * @throws TypeError for text that is none
 */
export const urlParts = byText(MOST_RECENT, readParts);

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
