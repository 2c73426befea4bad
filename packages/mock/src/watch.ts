/**
 * Watches files by their folders: an editor that saves by writing a new file and renaming it over the old one would
 * leave a watch of the file itself on what is gone.
 */
import { type FSWatcher, watch } from "node:fs";
import { join } from "node:path";

export interface Watching {
  /** Replaces the folders that are watched. */
  set(folders: Iterable<string>): void;
  /** Whether nothing that counts changes for so many milliseconds from now; tells that something does at once. */
  staysQuiet(milliseconds: number): Promise<boolean>;
  close(): void;
}

/**
 * Calls `changed` with the files of some folders that changed, once they have been quiet for a moment.
 *
 * @param isRelevant whether a changed file counts; others do not even break the quiet
 * @param quiet in milliseconds: an editor's save is several changes
 */
export function watchFolders(
  isRelevant: (file: string) => boolean,
  changed: (files: readonly string[]) => void,
  quiet = 80,
): Watching {
  const watchers = new Map<string, FSWatcher>();
  const pending = new Set<string>();
  const waiting = new Set<(isQuiet: boolean) => void>();
  let timer: NodeJS.Timeout | undefined;

  function notice(file: string): void {
    if (!isRelevant(file)) return;
    pending.add(file);
    for (const resolve of waiting) resolve(false);
    clearTimeout(timer);
    timer = setTimeout(() => {
      const files = [...pending];
      pending.clear();
      changed(files);
    }, quiet);
  }

  function open(folder: string): void {
    try {
      const watcher = watch(folder, (_, name) => name !== null && notice(join(folder, name)));
      watcher.on("error", () => close(folder));
      watchers.set(folder, watcher);
    } catch {
      // A folder that is gone cannot change; the next reload watches it again when it is back.
    }
  }

  function close(folder: string): void {
    watchers.get(folder)?.close();
    watchers.delete(folder);
  }

  return {
    set(folders) {
      const wanted = new Set(folders);
      for (const folder of [...watchers.keys()]) if (!wanted.has(folder)) close(folder);
      for (const folder of wanted) if (!watchers.has(folder)) open(folder);
    },
    async staysQuiet(milliseconds) {
      if (pending.size > 0) return false;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      const patience = setTimeout(resolve, milliseconds, true);
      waiting.add(resolve);
      const isQuiet = await promise;
      clearTimeout(patience);
      waiting.delete(resolve);
      return isQuiet;
    },
    close() {
      clearTimeout(timer);
      for (const resolve of waiting) resolve(true);
      for (const folder of [...watchers.keys()]) close(folder);
    },
  };
}
