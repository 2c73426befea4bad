/** What an application does with the sdk, in a page, a worker or Node: the same everywhere. */
import { ApiError, events, pages, pickMusicGenerations, TimeoutError, waitFor } from "@cantus/sdk/music-generations";
import {
  createGeneration,
  getGeneration,
  listGenerations,
  streamGenerationEvents,
} from "@cantus/sdk/music-generations/operations";

export async function callEverything(baseUrl: string) {
  const operations = { createGeneration, getGeneration, listGenerations, streamGenerationEvents };
  const music = pickMusicGenerations(operations, { baseUrl, apiKey: "any-key" });
  const organization = { organization_id: "org_abc123" };

  const { id } = await music
    .createGeneration({ path: organization, body: { prompt: "a slow waltz", instrumental: true, duration: 20 } })
    .unwrap();
  const path = { ...organization, job_id: id };
  const begun = await waitFor(music.getGeneration, { path }, { until: ({ status }) => status !== "queued", interval: 100 });

  const listed = await pages(music.listGenerations, { path: organization, query: { limit: 1 } }).toArray();
  let first: string | undefined;
  for await (const event of events(music.streamGenerationEvents, { path })) {
    // The contract says what each kind of event carries.
    first = event.event === "done" ? event.data.id : event.data.job_id;
    break;
  }
  const missing = await music.getGeneration({ path: { ...organization, job_id: "mgen_000000000000" } });
  const refused = await music
    .getGeneration({ path: { ...organization, job_id: "mgen_000000000000" } })
    .unwrap()
    .catch((error) => error);
  const late = await music.listGenerations({ path: organization, headers: { Prefer: "wait=5s" }, timeout: 50 }).catch((error) => error);
  return {
    isBegun: begun.id === id && begun.status !== "queued",
    isListedOnce: listed.filter((job) => job.id === id).length === 1 && listed.length > 1,
    isTold: first === id,
    missing: missing.status === 404 ? missing.body.error.code : missing.status,
    refused: refused instanceof ApiError && refused.problem.code,
    isLate: late instanceof TimeoutError,
  };
}

export const EXPECTED = {
  isBegun: true,
  isListedOnce: true,
  isTold: true,
  missing: "RESOURCE_NOT_FOUND",
  refused: "RESOURCE_NOT_FOUND",
  isLate: true,
};
