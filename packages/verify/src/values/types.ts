/** Values of another type than a schema has. */
import type { Change, DeviationOptions } from "./deviation.ts";
import { type FlatSchema, typeOf, typesOf } from "./flat.ts";

/** One of each other type. The proof says which of them are wrong: nothing of a text in a query is. */
export function* otherTypes(flat: FlatSchema, value: unknown, { isText }: DeviationOptions): Iterable<Change> {
  const own = typeOf(value);
  const types = typesOf(flat);
  const is = types.join(" or ");
  const refused = (other: unknown, what: string): Change => ({
    value: other,
    keyword: "type",
    what: `${what} instead of ${is}`,
    expect: "refused",
  });
  if (isText) {
    if (own === "integer" || own === "number") {
      yield refused("abc", "a word");
      yield refused(`${value}abc`, "a number and a word");
    } else if (own === "boolean") yield refused("maybe", "a word");
    return;
  }
  if (types.includes("null") && value !== null)
    yield { value: null, keyword: "type", what: "null", expect: "accepted" };
  else if (value !== null) yield refused(null, "null");
  switch (own) {
    case "integer":
    case "number":
      yield refused(String(value), "a number as text");
      yield refused(true, "true");
      yield refused([value], "a list");
      break;
    case "boolean":
      yield refused(String(value), "a boolean as text");
      yield refused(1, "1");
      yield refused({}, "an object");
      break;
    case "string":
      yield refused(12345, "a number");
      yield refused(true, "true");
      yield refused([value], "a list");
      yield refused({ value }, "an object");
      break;
    case "array":
      yield refused({}, "an object");
      yield refused("text", "a text");
      if ((value as unknown[])[0] !== undefined) yield refused((value as unknown[])[0], "a single item");
      break;
    case "object":
      yield refused([value], "a list");
      yield refused("text", "a text");
      yield refused(1, "a number");
      break;
  }
}
