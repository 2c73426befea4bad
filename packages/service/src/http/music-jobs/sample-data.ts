/** What `getSampleData` hands out: a request for each task and a job for each status. */
import type { components } from "./types.ts";

type Schemas = components["schemas"];

export const sampleRequests: readonly Schemas["MusicGenerationRequest"][] = [
  {
    task: "text2music",
    prompt: "Sunny indie pop with handclaps and a singalong chorus",
    display_name: "Windows Down",
    preset: "indie-pop",
    language: "en",
    duration: 30,
    seed: 42,
  },
  {
    task: "prompt2instrumental",
    prompt: "A slow waltz for two clarinets and a double bass",
    emotion: "wistful",
    duration: 30,
  },
  { task: "text2samples", prompt: "A dusty drum loop with a lazy swing", duration: 8, seed: 7 },
  {
    task: "lyrics2song",
    lyrics: "Up on the roof with a blanket and tea\nCounting the windows, the city and me",
    genre: "folk",
    language: "en",
    duration: 30,
  },
  {
    task: "lyrics2rap",
    lyrics: "First line down and the ink still wet\nSecond line owes what the first one said",
    prompt: "Boom bap with a walking bass",
    duration: 30,
  },
  {
    task: "lyrics2vocals",
    lyrics: "Evening comes over the water\nEvening comes over the hill",
    language: "en",
    duration: 20,
  },
];

const PENDING: Schemas["MusicGenerationJob"] = {
  id: "5b0c2f6e-93a1-4c7d-8f24-6d1e0a9b7c35",
  task: "prompt2instrumental",
  status: "PENDING",
  song_type: "instrumental",
  progress: 0,
  display_name: "A slow waltz for two clarinets and a double bass",
  thumbnail_url: null,
  prompt: "A slow waltz for two clarinets and a double bass",
  lyrics: null,
  preset: null,
  language: null,
  genre: "classical",
  emotion: "wistful",
  occasion: null,
  audio_url: null,
  audio_duration: null,
  error: null,
  retry_count: 0,
  created_at: "2026-06-29T09:30:00.000Z",
  updated_at: "2026-06-29T09:30:00.000Z",
  completed_at: null,
};

export const sampleJobs: readonly Schemas["MusicGenerationJob"][] = [
  PENDING,
  { ...PENDING, id: "d27e4a18-0b5f-4c93-a6e1-7f3b9c2d8e40", status: "PROCESSING", progress: 40 },
  {
    ...PENDING,
    id: "3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853",
    status: "COMPLETED",
    progress: 100,
    audio_url:
      "http://127.0.0.1:3000/api/v1/music/audio/3f2a9c1e-58b4-4d7a-9e06-b1c7d2f4a853.mp3?expires=1782726900&signature=Zk1yT8cVw3rQhN5uXoB7jLsGd2EfMaPi4tKxYe0bCqU",
    audio_duration: 30.2,
    updated_at: "2026-06-29T09:30:12.000Z",
    completed_at: "2026-06-29T09:30:12.000Z",
  },
  {
    ...PENDING,
    id: "84c6d0fb-217e-4e5a-b938-05f1a7c3e6d2",
    status: "FAILED",
    progress: 55,
    error: { code: "ENGINE_FAILED", message: "The music could not be finished. Please try again." },
    updated_at: "2026-06-29T09:30:20.000Z",
  },
];
