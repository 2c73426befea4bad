/** A file that a report goes to. */
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { UsageError } from "./exit.ts";

/** Written under the name `….part`, which it loses when it is whole. */
export class ReportFile {
  readonly path: string;
  /** Where it is written. A pipe, a device or a link stays what it is, and takes the report itself. */
  readonly #place: string;
  #descriptor: number | undefined;

  /** @throws UsageError for a file that cannot be written, and for a folder; its own folder is made where there is none. */
  constructor(path: string) {
    this.path = path;
    const there = this.#try(() => lstatSync(path, { throwIfNoEntry: false }));
    if (there?.isDirectory()) throw new UsageError(`The report ${path} cannot be written: it is a folder.`);
    this.#place = there && !there.isFile() ? path : `${path}.part`;
    this.#descriptor = this.#try(() => {
      makeFolder(dirname(path));
      return openSync(this.#place, "w");
    });
  }

  /** @throws UsageError */
  write(text: string): void {
    const descriptor = this.#descriptor;
    if (descriptor !== undefined) this.#try(() => writeFileSync(descriptor, text));
  }

  /** All that was to be written is. */
  finish(): void {
    this.#close();
    if (this.#place !== this.path) this.#try(() => renameSync(this.#place, this.path));
  }

  /** Takes away what was begun. Does nothing after `finish`. */
  discard(): void {
    if (this.#close() && this.#place !== this.path) rmSync(this.#place, { force: true });
  }

  #close(): boolean {
    const descriptor = this.#descriptor;
    this.#descriptor = undefined;
    if (descriptor !== undefined) closeSync(descriptor);
    return descriptor !== undefined;
  }

  #try<Value>(act: () => Value): Value {
    try {
      return act();
    } catch (error) {
      // "ENOSPC: no space left on device, write"
      const { message } = error as Error;
      const reason = /^[A-Z0-9]+: (.+?), \w+/.exec(message)?.[1] ?? message;
      throw new UsageError(`The report ${this.path} cannot be written: ${reason}.`, { cause: error });
    }
  }
}

/** One folder after the other: where none can be made, as in /proc, Node's own `recursive` tries for ever. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
