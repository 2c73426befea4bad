import type { ServerSentEvent } from "@cantus/server";
import type { JobNews } from "../../jobs/follow.ts";

interface Described {
  /** The data of `status` and `progress`. */
  progress(news: JobNews): object;
  /** The data of `done`: the whole job; `undefined` if it is gone. */
  done(): Promise<object | undefined>;
}

/** News of a job as server-sent events, in the words of an API. */
export async function* jobEvents(
  news: AsyncIterable<JobNews>,
  { progress, done }: Described,
): AsyncGenerator<ServerSentEvent> {
  for await (const each of news) {
    const data = each.kind === "done" ? await done() : progress(each);
    if (data) yield { id: `${each.number}`, event: each.kind, data };
  }
}

/** The largest number that the store's column has: beyond it there is no event, and asking for one is an error there. */
const LARGEST = 2 ** 31 - 1;

/** Where the caller's stream broke off. */
export function lastEventOf(headers: { readonly "Last-Event-ID"?: string | undefined }): number | undefined {
  const id = headers["Last-Event-ID"];
  return id === undefined ? undefined : Math.min(Number(id), LARGEST);
}
