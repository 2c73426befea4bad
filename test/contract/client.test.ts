import { readContracts } from "@cantus/contract/read";
import { createMock } from "@cantus/mock";
import { createMusicGenerations, type operations as GenerationOperations } from "@cantus/sdk/music-generations";
import { createMusicJobs, type operations as MusicJobOperations } from "@cantus/sdk/music-jobs";
import { createSceneJobs, type operations as SceneJobOperations } from "@cantus/sdk/scene-jobs";
import { record } from "@cantus/verify";
import { expectExchanges } from "@cantus/verify/vitest";
import { describe, expect, it } from "vitest";

const contracts = await readContracts([]);
const baseUrl = "http://mock.test";
const recorder = record((request) => createMock(contracts, { memory: false }).fetch(request));
const { fetch } = recorder;

const music = createMusicGenerations({ baseUrl, apiKey: "any-key", fetch });
const jobs = createMusicJobs({ baseUrl, token: "any-key", fetch });
const scenes = createSceneJobs({ baseUrl, token: "any-key", fetch });

const organization = { organization_id: "org_abc123" };
const generation = { ...organization, job_id: "mgen_2f8b1c4e9a7d" };
const track = { ...organization, track_id: "mtrack_7c1a9e2f4b8d" };
const collection = { ...organization, collection_id: "mcoll_5e3d9b7a1c0f" };
const job = { job_id: "3f0e8c1a-6d52-4b7e-9a41-c8f2d7b5e603" };
const signed = { expires: 1782813300, signature: "Jr5mWx0sEo8vTq2kLn6uYc9fHb3gPd7aZi1tQyVjXwM" };

interface Answered {
  readonly status: number;
}

/** A call of every operation: one that is missing here is a type error. */
type CallOfEach<Operations> = { [Id in keyof Operations]: () => Promise<Answered> };

const musicGenerations: CallOfEach<GenerationOperations> = {
  listGenerations: () => music.listGenerations({ path: organization, query: { status: "succeeded", limit: 20 } }),
  createGeneration: () =>
    music.createGeneration({ path: organization, body: { prompt: "a slow waltz", instrumental: true, duration: 90 } }),
  getGeneration: () => music.getGeneration({ path: generation }),
  cancelGeneration: () => music.cancelGeneration({ path: generation }),
  streamGenerationEvents: () => music.streamGenerationEvents({ path: generation }),
  listTracks: () => music.listTracks({ path: organization, query: { mode: "creation", offset: 0 } }),
  getTrack: () => music.getTrack({ path: track }),
  saveTrack: () => music.saveTrack({ path: track }),
  removeTrack: () => music.removeTrack({ path: track }),
  listCollections: () => music.listCollections({ path: organization }),
  createCollection: () => music.createCollection({ path: organization, body: { name: "Deep work" } }),
  getCollection: () => music.getCollection({ path: collection }),
  updateCollection: () => music.updateCollection({ path: collection, body: { name: "Deeper work" } }),
  deleteCollection: () => music.deleteCollection({ path: collection }),
  addTrackToCollection: () => music.addTrackToCollection({ path: { ...collection, ...track } }),
  removeTrackFromCollection: () => music.removeTrackFromCollection({ path: { ...collection, ...track } }),
  getAudio: () => music.getAudio({ path: { ...organization, object: "mtrack_7c1a9e2f4b8d.mp3" }, query: signed }),
  getWebhookSecret: () => music.getWebhookSecret({ path: organization }),
};

const musicJobs: CallOfEach<MusicJobOperations> = {
  createJob: () => jobs.createJob({ body: { task: "text2music", prompt: "warm analog house" } }),
  listJobs: () =>
    jobs.listJobs({
      query: { skip: 0, limit: 10, status: "COMPLETED", liked: true, search: "night & day", sort_order: "asc" },
    }),
  getJobStatus: () => jobs.getJobStatus({ path: job }),
  streamJobEvents: () => jobs.streamJobEvents({ path: job }),
  updateJob: () => jobs.updateJob({ path: job, body: { display_name: "Morning" } }),
  deleteJob: () => jobs.deleteJob({ path: job }),
  retryJob: () => jobs.retryJob({ path: job }),
  getJobCounts: () => jobs.getJobCounts({ query: { song_type: "rap" } }),
  listLiked: () => jobs.listLiked(),
  likeTrack: () => jobs.likeTrack({ path: job }),
  unlikeTrack: () => jobs.unlikeTrack({ path: job }),
  getFilterStats: () => jobs.getFilterStats(),
  listPresets: () => jobs.listPresets(),
  getModelStatus: () => jobs.getModelStatus(),
  getSampleData: () => jobs.getSampleData(),
  getCredits: () => jobs.getCredits(),
  getAudio: () => jobs.getAudio({ path: { object: `${job.job_id}.mp3` }, query: signed }),
  getWebhookSecret: () => jobs.getWebhookSecret(),
};

const sceneJobs: CallOfEach<SceneJobOperations> = {
  createScenes: () => scenes.createScenes({ body: { prompt: "a lighthouse at dusk" } }),
  listJobs: () => scenes.listJobs({ query: { limit: 20, offset: 0 } }),
  getJob: () => scenes.getJob({ path: job }),
  streamJobEvents: () => scenes.streamJobEvents({ path: job }),
  cancelJob: () => scenes.cancelJob({ path: job }),
  getImage: () => scenes.getImage({ path: { object: `${job.job_id}-1.png` }, query: signed }),
  getWebhookSecret: () => scenes.getWebhookSecret(),
};

const CALLS = { "music-generations": musicGenerations, "music-jobs": musicJobs, "scene-jobs": sceneJobs };

describe.each(contracts)("the generated client of $name sends what the contract says", (contract) => {
  const calls = Object.entries(CALLS[contract.name as keyof typeof CALLS]);

  it.each(calls)("%s", async (operationId, call) => {
    const before = recorder.exchanges.length;
    const { status } = await call();
    const exchanges = recorder.exchanges.slice(before);
    expect(exchanges).toHaveLength(1);
    expectExchanges(contract, exchanges, { sides: "both" });
    const declared = contract.operation(operationId)?.response(status);
    expect(declared?.status, `${operationId} answered ${status}`).toMatch(/^2/);
  });
});
