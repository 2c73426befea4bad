// Generated from openapi/music-generations/openapi.yaml by "cantus generate music-generations". Do not edit.

import { listGenerations } from "./handlers/listGenerations.ts";
import { createGeneration } from "./handlers/createGeneration.ts";
import { getGeneration } from "./handlers/getGeneration.ts";
import { cancelGeneration } from "./handlers/cancelGeneration.ts";
import { streamGenerationEvents } from "./handlers/streamGenerationEvents.ts";
import { listTracks } from "./handlers/listTracks.ts";
import { getTrack } from "./handlers/getTrack.ts";
import { saveTrack } from "./handlers/saveTrack.ts";
import { removeTrack } from "./handlers/removeTrack.ts";
import { listCollections } from "./handlers/listCollections.ts";
import { createCollection } from "./handlers/createCollection.ts";
import { getCollection } from "./handlers/getCollection.ts";
import { updateCollection } from "./handlers/updateCollection.ts";
import { deleteCollection } from "./handlers/deleteCollection.ts";
import { addTrackToCollection } from "./handlers/addTrackToCollection.ts";
import { removeTrackFromCollection } from "./handlers/removeTrackFromCollection.ts";
import { getAudio } from "./handlers/getAudio.ts";
import { getWebhookSecret } from "./handlers/getWebhookSecret.ts";
import type { Handlers } from "./router.ts";

/** Every operation's handler, for `createRouter`. */
export const handlers: Handlers = {
  listGenerations,
  createGeneration,
  getGeneration,
  cancelGeneration,
  streamGenerationEvents,
  listTracks,
  getTrack,
  saveTrack,
  removeTrack,
  listCollections,
  createCollection,
  getCollection,
  updateCollection,
  deleteCollection,
  addTrackToCollection,
  removeTrackFromCollection,
  getAudio,
  getWebhookSecret,
};
