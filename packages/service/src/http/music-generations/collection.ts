import { Problem } from "@cantus/server";
import { type Collection, NameTakenError } from "../../library/collections.ts";
import type { components } from "./types.ts";

export function toCollection(collection: Collection): components["schemas"]["Collection"] {
  return {
    id: collection.id,
    name: collection.name,
    description: collection.description,
    track_count: collection.trackCount,
    created_at: collection.createdAt.toISOString(),
    updated_at: collection.updatedAt.toISOString(),
  };
}

/** Says a taken name in the API's words; throws anything else on. */
export function nameTaken(error: unknown): never {
  if (!(error instanceof NameTakenError)) throw error;
  throw new Problem("conflict", {
    detail: error.message,
    details: { collection_id: error.collectionId },
    cause: error,
  });
}
