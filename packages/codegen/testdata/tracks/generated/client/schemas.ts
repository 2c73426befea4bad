// Generated from packages/codegen/testdata/tracks/tracks.yaml by "cantus generate packages/codegen/testdata/tracks/tracks.yaml --client packages/codegen/testdata/tracks/generated/client". Do not edit.

import type { components } from "./types.ts";

export type NewTrack = components["schemas"]["NewTrack"];

/** A track. */
export type Track = components["schemas"]["Track"];

export type Source = components["schemas"]["Source"];

export type Recorded = components["schemas"]["Recorded"];

export type Composed = components["schemas"]["Composed"];

export type Outline = components["schemas"]["Outline"];

export type TrackFilter2 = components["schemas"]["track-filter"];

export type TrackFilter = components["schemas"]["TrackFilter"];

export type ApiError2 = components["schemas"]["ApiError"];

/** `NewTrack`, as it is sent. */
export type NewTrackWritable = components["schemas"]["NewTrackWritable"];
