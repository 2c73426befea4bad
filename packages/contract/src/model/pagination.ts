/** `x-cantus-pagination` on an operation: how a list goes on, for whoever pages and for whoever answers. */
import type { Contract, Operation } from "../model.ts";

/** Places are JSON pointers into the body of the answer where they begin with `/`, else headers of it. */
export interface Pagination {
  /** JSON pointer to the list; empty: the body is the list. */
  readonly items: string;
  /** The query parameter that counts the items to be left out. */
  readonly offset?: string;
  /** The query parameter that counts pages. */
  readonly page?: string;
  /** The number of the first page. Default 1. */
  readonly first?: number;
  /** The query parameter that takes the next cursor. */
  readonly cursor?: string;
  /** Where the next cursor is, or the next address where no `cursor` takes it. */
  readonly next?: string;
  /** The member of the last item that is the next cursor. */
  readonly after?: string;
  /** Where the answer says whether there is more. */
  readonly more?: string;
  readonly total?: string;
  readonly totalPages?: string;
  /** Where the answer says how many items a page has. */
  readonly size?: string;
}

/**
 * What the contract says of an operation's paging. lint says where that means nothing.
 *
 * @returns `false` where the contract says that the answer is no page of a list; `undefined` where it says nothing
 * @example saidPagination(contract, operation) // { items: "/rows", cursor: "position", next: "/next_position" }
 */
export function saidPagination(contract: Contract, operation: Operation): Pagination | false | undefined {
  const said = (contract.at(operation.pointer) as Record<string, unknown> | undefined)?.["x-cantus-pagination"];
  if (said === false) return false;
  return typeof said === "object" && said !== null ? { items: "", ...said } : undefined;
}
