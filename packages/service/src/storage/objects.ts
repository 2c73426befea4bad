import type { Readable } from "node:stream";
import type { ByteRange } from "@cantus/contract/request";

/** Files by key: `music-generation/mgen_2f8b1c4e9a7d/…/master.mp3`. */
export interface Objects {
  /** Moves a local file in. It is there with all its content, or not at all. */
  add(file: string, key: string): Promise<void>;
  /** In bytes. @throws when there is no such object. */
  size(key: string): Promise<number>;
  /** The content, or a range of it that lies within its size. */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Removes all whose keys lie below `prefix`: `music-generation/mgen_2f8b1c4e9a7d`. */
  removeAll(prefix: string): Promise<void>;
  /** Rejects when objects cannot be reached. */
  check(): Promise<void>;
  close(): void;
}
