import type { SceneRequest } from "../engines/scenes/scene-engine.ts";
import type { Job, JobPart } from "../jobs/job.ts";

/** The kind of job that makes pictures. */
export const KIND = "scene-job";

/** How many credits each scene costs. */
export const CREDITS_PER_SCENE = 1;

/** What a scene job was asked for, as its job keeps it. */
export type SceneJobRequest = Omit<SceneRequest, "index">;

export type SceneJob = Job<SceneJobRequest> & {
  /** How many scenes there will be. */
  readonly partsTotal: number;
};

/** A finished picture, as its job keeps it. */
export interface ScenePicture {
  /** Where it is kept. */
  readonly key: string;
  readonly mimeType: "image/png" | "image/webp";
  readonly width: number;
  readonly height: number;
}

/** Numbers count from 1, in the order of the scenes. */
export type ScenePart = JobPart<ScenePicture>;
