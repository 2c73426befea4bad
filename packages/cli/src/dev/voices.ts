/** What is made of a contract each time that it changes, in a thread of its own: the mock answers meanwhile. */
import { extname } from "node:path";
import { Worker } from "node:worker_threads";

/** What the thread is begun with. */
export interface VoicesData {
  readonly cwd: string;
  /** As on the command line: names, paths or URLs. */
  readonly sources: readonly string[];
  /** A revision that changes are told against; without it, the contracts as they were when the thread began. */
  readonly base: string | undefined;
  /** Whether what it writes goes to a terminal with colours. */
  readonly colours: boolean;
}

/** What it says of one contract, in this order. */
export type VoicesNews =
  | { readonly kind: "compared"; readonly contract: string; readonly text: string }
  | {
      readonly kind: "generated";
      readonly contract: string;
      readonly written: readonly string[];
      readonly orphans: readonly string[];
    }
  | { readonly kind: "failed"; readonly contract: string; readonly message: string };

/** What it is asked: to make everything of this contract anew. */
export interface VoicesTask {
  readonly contract: string;
}

export interface Voices {
  make(contract: string): void;
  close(): Promise<void>;
}

/**
 * Begins the thread. All contracts are read by it at once, so that later there is something to compare with, and what is
 * generated of them is brought up to date.
 */
export function startVoices(data: VoicesData, tell: (news: VoicesNews) => void): Voices {
  const file = new URL(`./voices-thread${extname(import.meta.filename)}`, import.meta.url);
  const thread = new Worker(file, { workerData: data });
  thread.on("message", tell);
  // A fault of ours; what a user can mend is told as news.
  thread.on("error", (error) => tell({ kind: "failed", contract: "", message: String(error.stack ?? error) }));
  return {
    make: (contract) => thread.postMessage({ contract } satisfies VoicesTask),
    close: async () => void (await thread.terminate()),
  };
}
