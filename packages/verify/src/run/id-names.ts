/** What an id is called outside of the path that it stands in: in queries, in bodies and in other paths. */
import { byText } from "@cantus/contract";
import { type ItemKey, plainName, singularOf } from "@cantus/contract/collections";

/** A contract has fewer names; a body may have any. */
const MOST_NAMES = 10_000;

/** `track_ids` are each a `track_id`, and a `shipping_address_id` is an `address_id`. */
export const nounsOf = byText(MOST_NAMES, (name): readonly string[] => {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/(?<=id)s$/i, "")
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  // The last word alone, `id`, names nothing.
  return [...new Set([words, ...words.slice(0, -1).map((_, index) => words.slice(index))])].map((each) =>
    plainName(each.join("")),
  );
});

/** An id has its own name elsewhere, too, `track_id`, or that of what it names. */
export function callNamesOf(key: ItemKey): ReadonlySet<string> {
  return new Set([plainName(key.parameter), ...referenceNamesOf(key)]);
}

/** What names a thing within another: `trackId` of `/tracks/{id}`, `practitioner_code` of `/practitioners/{code}`. */
export function referenceNamesOf({ parameter, collection }: ItemKey): ReadonlySet<string> {
  const noun = plainName(singularOf(collection.slice(collection.lastIndexOf("/") + 1)));
  const own = plainName(parameter);
  return new Set([`${noun}id`, own.startsWith(noun) ? own : `${noun}${own}`]);
}
