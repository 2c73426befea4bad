import { createHash } from "node:crypto";

/** A signed query, as `UrlSigner` makes it: new in every answer. */
const SIGNED = /\?expires=\d+&signature=[\w-]+/g;

/**
 * The entity tag of a JSON body (RFC 9110 §8.8.3): its state, and where it holds signed URLs also the half of their time
 * in which they were made. So a copy that is still right has URLs that open for that long at least, and one that a
 * browser kept by itself never brings back URLs that are dead.
 *
 * @param urlSeconds how long a signed URL opens
 */
export function entityTagOf(body: unknown, urlSeconds: number, now = Date.now()): string {
  const text = JSON.stringify(body);
  const state = stateOf(text);
  return text.search(SIGNED) < 0 ? `"${state}"` : `"${state}.${Math.floor(now / (urlSeconds * 500))}"`;
}

/**
 * Whether an `If-Match` names this state (RFC 9110 §13.1.1), whenever the URLs in it were signed: nothing of the state is
 * lost by making them anew.
 */
export function matches(field: string, body: unknown): boolean {
  const state = stateOf(JSON.stringify(body));
  return field.trim() === "*" || tagsIn(field).some((tag) => tag.split(".", 1)[0] === state);
}

/** Whether an `If-None-Match` names this tag: by the weak comparison, which looks at what is in quotes (RFC 9110 §8.8.3.2). */
export function hasTag(field: string, tag: string): boolean {
  return field.trim() === "*" || tagsIn(field, "W/").some((each) => `"${each}"` === tag);
}

/** The opaque tags of a list, without their quotes. Weak ones count only where `weak` allows them. */
function tagsIn(field: string, weak?: "W/"): string[] {
  return [...field.matchAll(/(W\/)?"([^"]*)"/g)].filter(([, mark]) => !mark || weak).map(([, , tag = ""]) => tag);
}

function stateOf(text: string): string {
  return createHash("sha256").update(text.replace(SIGNED, "")).digest("base64url").slice(0, 22);
}
