/** The content of an answer, as it comes: to be had whole, or in its parts. */
export class Content implements AsyncIterable<Uint8Array> {
  readonly #parts: Uint8Array[] = [];
  readonly #cancel: () => void;
  #end: { readonly error?: Error } | undefined;
  #wake: (() => void) | undefined;

  /** @param cancel called where nobody wants the rest */
  constructor(cancel: () => void) {
    this.#cancel = cancel;
  }

  push(part: Uint8Array): void {
    this.#parts.push(part);
    this.#wake?.();
  }

  end(error?: Error): void {
    this.#end ??= { error };
    this.#wake?.();
  }

  /** @throws what it has ended with */
  bytes(): Uint8Array | Promise<Uint8Array> {
    return this.#end ? this.#whole(this.#end) : this.#whenWhole();
  }

  async #whenWhole(): Promise<Uint8Array> {
    while (!this.#end) await this.#news();
    return this.#whole(this.#end);
  }

  #whole({ error }: { readonly error?: Error }): Uint8Array {
    if (error) throw error;
    const [only] = this.#parts;
    return this.#parts.length === 1 && only ? only : Buffer.concat(this.#parts);
  }

  [Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    let index = 0;
    return {
      next: async () => {
        while (index >= this.#parts.length && !this.#end) await this.#news();
        const value = this.#parts[index++];
        if (value) return { done: false, value };
        if (this.#end?.error) throw this.#end.error;
        return { done: true, value: undefined };
      },
      return: async () => {
        this.#cancel();
        return { done: true, value: undefined };
      },
    };
  }

  #news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}
