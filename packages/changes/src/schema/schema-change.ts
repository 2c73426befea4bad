/** What differs between two schemas, before anybody asks whom it breaks. */
import type { Effect, Kind } from "../change.ts";
import type { Node } from "./node.ts";

export interface SchemaChange {
  /** The way to the value within the whole: property names, `*` for every item or every further property. */
  readonly path: readonly string[];
  /** Keyword and what became of it: `max-length-decreased`. */
  readonly rule: string;
  readonly kind: Kind;
  readonly effect: Effect;
  /** What changed, after the name of the place: `may be at most 100 long, before 200`. */
  readonly text: string;
  readonly before?: unknown;
  readonly after?: unknown;
  /** JSON pointers of what changed. */
  readonly base?: string | undefined;
  readonly head?: string | undefined;
  /** The schemas that judge the value in question: of the value itself, or of the object around a property. */
  readonly nodes: { readonly base: Node; readonly head: Node };
  /** Values that show the change, if they are valid at all; the likeliest first. */
  readonly candidates?: readonly unknown[];
  /** How many items or members a value has that shows the change. */
  readonly size?: number;
  /** The name of the property that came or went. */
  readonly property?: string;
  /** Stands within a `oneOf`, where a value that more forms take is refused. */
  readonly isExclusive?: boolean;
  /** In how many other places of the same whole the same pair of schemas stands. */
  readonly others?: number;
}

/** What a comparison of one keyword finds; where it stands is added by whoever asked. */
export type Found = Omit<SchemaChange, "path" | "nodes">;

/** The changes of a part, as those of the whole. */
export function within(key: string, changes: readonly SchemaChange[]): SchemaChange[] {
  return changes.map((change) => ({ ...change, path: [key, ...change.path] }));
}

/** The effect of two, of which one is on what is lost and the other on what is won. */
export function effectOf(isNarrower: boolean, isWider: boolean): Effect {
  if (isNarrower && isWider) return "incomparable";
  if (isNarrower) return "narrows";
  return isWider ? "widens" : "none";
}

/** Whether a change keeps every value that was valid before. */
export function keepsAll({ effect }: SchemaChange): boolean {
  return effect === "widens" || effect === "none";
}

/** A value as a sentence quotes it. */
export function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``;
}

export function listed(values: readonly unknown[]): string {
  const some = values.slice(0, 8).map(shown).join(", ");
  return values.length > 8 ? `${some} and ${values.length - 8} more` : some;
}
