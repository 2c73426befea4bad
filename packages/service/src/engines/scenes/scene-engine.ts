import type { Engine } from "../engine.ts";
import type { Style } from "./vocabulary.ts";

/** Which picture is asked for: one of the scenes of a job, all of which it belongs with. */
export interface SceneRequest {
  /** What all scenes have in common. */
  readonly prompt: string;
  /** What is particular about each scene of the job, or `null`. */
  readonly scenes: readonly (string | null)[];
  /** Which of them to paint, counted from 0. */
  readonly index: number;
  readonly style: Style;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly format: "png" | "webp";
  /** The same request with the same seed gives the same bytes. */
  readonly seed: number;
}

/** What a scene engine made: a file in the folder it was given. */
export interface Picture {
  readonly file: string;
  readonly mimeType: "image/png" | "image/webp";
  readonly width: number;
  readonly height: number;
}

/** Makes pictures. */
export type SceneEngine = Engine<SceneRequest, Picture>;
