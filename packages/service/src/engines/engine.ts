/** What music is asked for. */
export interface MusicRequest {
  readonly prompt: string;
  /** `focus` stays in the background; `creation` wants to be heard. */
  readonly mode: "creation" | "focus";
  readonly instrumental: boolean;
  /** What is sung. `null` where nothing is. */
  readonly lyrics: string | null;
  readonly seconds: number;
  /** The same request with the same seed sounds the same. */
  readonly seed: number;
}

/** What an engine made: files in the folder it was given. */
export interface Recording {
  readonly master: string;
  /** One file a part, by the part's name: `melody`. */
  readonly stems: Readonly<Record<string, string>>;
  readonly mimeType: "audio/wav";
  /** As the files really last. */
  readonly seconds: number;
}

export interface RenderOptions {
  /** An empty folder for the files. */
  readonly folder: string;
  /** When it is aborted, the engine stops working and rejects. */
  readonly signal: AbortSignal;
  /** 0–100. */
  report(percent: number): void;
}

/** Makes music. */
export interface MusicEngine {
  /** What callers name it by. */
  readonly key: string;
  /** What may be done with what it makes. */
  readonly licenceClass: "commercial_cleared" | "commercial_enterprise" | "personal_only" | "unclear";
  render(request: MusicRequest, options: RenderOptions): Promise<Recording>;
}
