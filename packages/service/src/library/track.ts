import type { MusicEngine } from "../engines/engine.ts";

export interface Track {
  readonly id: string;
  readonly title: string | null;
  readonly engine: string;
  readonly mode: "creation" | "focus";
  readonly instrumental: boolean;
  readonly seconds: number;
  readonly mimeType: "audio/mpeg";
  readonly licenceClass: MusicEngine["licenceClass"];
  readonly createdAt: Date;
  /** Where its sound is kept. */
  readonly audioKey: string;
  /** Where its parts are kept, by the part's name. */
  readonly stemKeys: Readonly<Record<string, string>>;
}
