/** Which checks are listed for an operation, where a run is shown check by check. */
import type { Operation } from "@cantus/contract";
import { ACTIVE_CHECKS, CHECKS, type CheckName } from "./index.ts";

interface ListedCheck {
  readonly name: CheckName;
  /** What holds of a voice that passes. */
  readonly sentence: string;
}

type Need = (operation: Operation) => boolean;

const creates: Need = ({ method }) => method === "post";
const reads: Need = ({ method }) => method === "get";
const lists: Need = ({ method, path }) => method === "get" && !path.endsWith("}");
const changes: Need = ({ method }) => method === "put" || method === "patch";
const replaces: Need = ({ method }) => method === "put";
const patches: Need = ({ method }) => method === "patch";
const deletes: Need = ({ method }) => method === "delete";
const writes: Need = ({ method }) => method !== "get";

/** What an operation has to be for a check to be about it. All others are about every operation. */
const NEEDS: Readonly<Partial<Record<CheckName, Need>>> = {
  "response-headers": ({ responses }) => responses.some(({ headers }) => headers.length > 0),
  "response-body": ({ responses }) =>
    responses.some(({ content }) => content.some(({ schema }) => schema !== undefined)),
  "www-authenticate-on-401": ({ security }) => security.length > 0,
  "security-enforced": ({ security }) => security.length > 0,
  "invalid-refused": ({ parameters, requestBody }) => parameters.length > 0 || requestBody !== undefined,
  "sent-is-shown": writes,
  "created-is-there": creates,
  "in-its-place": creates,
  "created-once": creates,
  "location-resolves": creates,
  "read-back": writes,
  "default-applied": creates,
  "list-agrees": lists,
  kept: reads,
  "updated-is-changed": changes,
  "only-sent-changes": patches,
  "json-patch": patches,
  "put-replaces": replaces,
  "put-creates": replaces,
  "put-idempotent": replaces,
  "deleted-is-gone": deletes,
  "delete-idempotent": deletes,
  "children-go": deletes,
  "others-stay": writes,
  "refused-leaves-nothing": writes,
  "action-is-kept": creates,
  "count-agrees": reads,
  "idempotency-key": creates,
  "get-is-safe": reads,
  "head-equals-get": reads,
  etag: reads,
  "conditional-read": reads,
  "conditional-write": writes,
  "limit-respected": lists,
  "pages-whole": lists,
  "page-echo": lists,
  "total-agrees": lists,
  "past-the-end": lists,
  "filter-true": lists,
  "filter-whole": lists,
  "sort-order": lists,
};

/**
 * The checks of a voice that are about an operation, in the order in which their findings are told. A finding may be of
 * another one all the same, which is then told beside them.
 */
export function checksOf(operation: Operation): ListedCheck[] {
  const ofVoice = [...CHECKS.filter(({ side }) => side === "response"), ...ACTIVE_CHECKS];
  return ofVoice.filter(({ name }) => NEEDS[name]?.(operation) ?? true);
}
