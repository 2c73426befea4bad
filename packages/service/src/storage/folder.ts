import { createReadStream } from "node:fs";
import { access, mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { ByteRange } from "@cantus/contract/request";
import { Disk } from "flydrive";
import { FSDriver } from "flydrive/drivers/fs";
import type { Objects } from "./objects.ts";

/** Objects as the files of a folder. */
export class FolderObjects implements Objects {
  readonly #folder: string;
  readonly #disk: Disk;

  /** The folder is made if it is not there. */
  static async open(folder: string): Promise<FolderObjects> {
    await mkdir(folder, { recursive: true });
    return new FolderObjects(folder);
  }

  private constructor(folder: string) {
    this.#folder = folder;
    this.#disk = new Disk(new FSDriver({ location: pathToFileURL(join(folder, "/")), visibility: "private" }));
  }

  async add(file: string, key: string): Promise<void> {
    const place = join(this.#folder, key);
    await mkdir(dirname(place), { recursive: true });
    try {
      await rename(file, place);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
      // The file lies on another device: it is copied beside its place, and then appears there at once.
      await this.#disk.moveFromFs(file, `${key}.part`);
      await this.#disk.move(`${key}.part`, key);
    }
  }

  async size(key: string): Promise<number> {
    return (await this.#disk.getMetaData(key)).contentLength;
  }

  async read(key: string, range?: ByteRange): Promise<Readable> {
    // flydrive reads whole objects only.
    return createReadStream(join(this.#folder, key), range && { start: range.first, end: range.last });
  }

  async removeAll(prefix: string): Promise<void> {
    await this.#disk.deleteAll(prefix);
  }

  async check(): Promise<void> {
    await access(this.#folder);
  }

  close(): void {}
}
