/** What was inferred of a contract: its collections, and what each operation does with them. */
import type { MediaType, Operation, Schema } from "../model.ts";
import type { OperationExtension } from "./extension.ts";
import type { ListPlace } from "./list-place.ts";
import type { ListStyle } from "./list-style.ts";

export interface Collection {
  /** `generations`; where two are called alike, the path. */
  readonly name: string;
  /** `/v1/music/{organization_id}/generations`. */
  readonly path: string;
  /** Of the path of an item, its id last. */
  readonly segments: readonly string[];
  readonly item: Schema;
  /** Empty where there is one only. */
  readonly idProperty: string;
  readonly idSchema: Schema | undefined;
  /** An id as the path's parameter shows it. */
  readonly idExample: unknown;
  /** Whether items are made through the contract, so that the memory knows them all. */
  readonly isComplete: boolean;
  /** It is no list of things but one thing, `/profile`; `path` and `segments` lead to it. */
  readonly isSingle: boolean;
}

/** An item by the parameters of an operation that lead to it. */
export interface ItemPlace {
  readonly collection: Collection;
  /** Names of path parameters, in the order of the collection's path. */
  readonly scope: readonly string[];
  readonly id: string;
}

export type RoleKind =
  | "list"
  | "create"
  | "read"
  | "replace"
  | "update"
  | "remove"
  | "action"
  | "count"
  | "link"
  | "unlink"
  | "below";

/** How an operation lists. */
export interface List extends ListPlace, ListStyle {}

/** What an operation does. */
export interface Role {
  readonly kind: RoleKind;
  readonly operation: Operation;
  readonly collection: Collection;
  /** The path parameters that say which of several collections: of each organization, of each parent. */
  readonly scope: readonly string[];
  /** The path parameter that names the item. */
  readonly id: string | undefined;
  /** Items that have to exist before. */
  readonly ancestors: readonly ItemPlace[];
  readonly extension: OperationExtension;
  readonly list: List | undefined;
  /** Of `link` and `unlink`: the item that is put into the other. */
  readonly linked: ItemPlace | undefined;
}

export interface Inferred {
  readonly collections: readonly Collection[];
  /** By operationId. */
  readonly roles: ReadonlyMap<string, Role>;
  /** The relations between collections, by the id parameter under which a list can be narrowed by them. */
  readonly links: readonly Link[];
}

/** That items of one collection are in items of another: `PUT /collections/{collection_id}/tracks/{track_id}`. */
export interface Link {
  readonly holder: Collection;
  readonly held: Collection;
  /** What the holder's id is called: `collection_id`. */
  readonly parameter: string;
  /** The property of the holder that counts them: `track_count`. */
  readonly count: string | undefined;
}

/** The JSON of an operation's successes, the first that has a schema. */
export interface Success {
  readonly status: string;
  readonly content: MediaType;
}
