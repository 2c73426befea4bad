import { createReadStream } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";

/** From the first to the last byte, both included. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/** Files by key: `music/mgen_2f8b1c4e9a7d/…/master.wav`. */
export class Objects {
  readonly #folder: string;
  readonly #disk: Disk;

  constructor(folder: string) {
    this.#folder = folder;
    this.#disk = new Disk(new FSDriver({ location: pathToFileURL(join(folder, "/")), visibility: "private" }));
  }

  /** Moves a local file in. */
  async add(file: string, key: string): Promise<void> {
    await this.#disk.moveFromFs(file, key);
  }

  /** In bytes. */
  async size(key: string): Promise<number> {
    return (await this.#disk.getMetaData(key)).contentLength;
  }

  /** The content, or a range of it that lies within its size. */
  read(key: string, range?: ByteRange): Readable {
    // flydrive reads whole objects only.
    return createReadStream(join(this.#folder, key), range && { start: range.first, end: range.last });
  }

  /** Removes all whose keys lie below `prefix`: `music/mgen_2f8b1c4e9a7d`. */
  async removeAll(prefix: string): Promise<void> {
    await this.#disk.deleteAll(prefix);
  }
}
