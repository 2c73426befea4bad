import { Problem } from "@cantus/server";

export function jobNotFound(id: string): Problem {
  return new Problem("not-found", { detail: "Music generation job not found", details: { job_id: id } });
}

export function trackNotFound(id: string): Problem {
  return new Problem("not-found", { detail: "Music track not found", details: { track_id: id } });
}

export function collectionNotFound(id: string): Problem {
  return new Problem("not-found", { detail: "Music collection not found", details: { collection_id: id } });
}
