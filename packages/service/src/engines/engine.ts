/**
 * Makes things of one kind: music, scenes. A call to `render` is one piece of work; several may run at the same time.
 *
 * @example
 * const recording = await studio.render(request, { folder, signal, report: (percent) => lease.report(percent) });
 */
export interface Engine<Request, Output> {
  /** What callers name it by. */
  readonly key: string;
  /** What may be done with what it makes. */
  readonly licenceClass: LicenceClass;
  /**
   * Makes what is asked for, as files in `options.folder`. The same request gives the same output.
   * @throws the signal's reason when it is aborted; anything else when it cannot be made.
   */
  render(request: Request, options: RenderOptions): Promise<Output>;
  /** Ends what it keeps running between calls. Not to be called before the last `render` has settled. */
  close(): Promise<void>;
}

export type LicenceClass = "commercial_cleared" | "commercial_enterprise" | "personal_only" | "unclear";

export interface RenderOptions {
  /** An empty folder for the files. Of a call that rejects, files may be left there. */
  readonly folder: string;
  /** When it is aborted, the engine stops working and rejects. */
  readonly signal: AbortSignal;
  /** 0–100, never going back. */
  report(percent: number): void;
}

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
  /** What it becomes: a `loop` goes round without beginning or ending, `vocals` are a voice alone. Default `song`. */
  readonly shape?: "song" | "loop" | "rap" | "vocals" | undefined;
  /** Whether each part is wanted as a file of its own too. It takes about as long again as the whole. Default true. */
  readonly stems?: boolean | undefined;
  /** A genre preset by its id: `lo-fi`. */
  readonly preset?: string | undefined;
  /** Words that count like those of the prompt, and more where they contradict it. */
  readonly genre?: string | undefined;
  readonly emotion?: string | undefined;
  readonly occasion?: string | undefined;
  /** The language of what is sung, as a BCP 47 tag. */
  readonly language?: string | undefined;
}

/** What a music engine made: files in the folder it was given. */
export interface Recording {
  readonly master: string;
  /** One file a part, by the part's name: `melody`; none where they were not wanted. */
  readonly stems: Readonly<Record<string, string>>;
  readonly mimeType: "audio/mpeg";
  /** As the files really last. */
  readonly seconds: number;
}

/** Makes music. */
export type MusicEngine = Engine<MusicRequest, Recording>;
