import type { Request } from "express";
import type { Owner } from "../../accounts/principal.ts";
import {
  type MusicJob,
  type MusicJobFilter,
  type MusicJobOrder,
  type MusicJobPosition,
  positionOf,
} from "../../music-jobs/music-job.ts";
import { foreignCursor, readCursor } from "../paging/cursor.ts";
import { cutPage } from "../paging/next-page.ts";
import type { Context } from "./context.ts";

interface Query {
  readonly skip: number;
  readonly limit: number;
  readonly cursor?: string;
}

interface ListedPage {
  readonly jobs: MusicJob[];
  readonly headers: { readonly Link?: string; readonly "X-Total-Count": number };
}

/** A page of the caller's jobs, how many there are in all, and where the next page is. */
export async function listPage(
  owner: Owner,
  filter: MusicJobFilter,
  order: MusicJobOrder,
  { skip, limit, cursor }: Query,
  { musicJobs }: Context,
  request: Request,
): Promise<ListedPage> {
  const after = cursor === undefined ? undefined : readPosition(cursor, order);
  const [found, total] = await Promise.all([
    musicJobs.list(owner, filter, order, { limit: limit + 1, offset: after ? 0 : skip, after }),
    musicJobs.count(owner, filter),
  ]);
  const { items, headers } = cutPage(found, limit, request, (job) => {
    const position = positionOf(job, order);
    return [position.value, position.id];
  });
  return { jobs: items, headers: { ...headers, "X-Total-Count": total } };
}

/** @throws Problem `invalid-request` for a cursor of another list or order */
function readPosition(cursor: string, { by }: MusicJobOrder): MusicJobPosition {
  const [value = null, id] = readCursor(cursor, 2);
  const isOfThisOrder = {
    createdAt: isTime,
    likedAt: isTime,
    displayName: isText,
    stage: isText,
    audioDuration: (given: unknown) => given === null || typeof given === "number",
  }[by](value);
  if (!isOfThisOrder || !isText(id)) throw foreignCursor();
  return { value, id: id as string };
}

function isTime(value: unknown): boolean {
  return typeof value === "string" && /^\d{4}-/.test(value) && !Number.isNaN(Date.parse(value));
}

// PostgreSQL has no text with a NUL.
function isText(value: unknown): boolean {
  return typeof value === "string" && !value.includes("\0");
}
