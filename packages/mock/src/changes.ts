/** Tells those who wait that something has changed. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  #count = 0;

  /** How many there were: whoever remembers it can see whether he missed one. */
  get count(): number {
    return this.#count;
  }

  tell(): void {
    this.#count++;
    for (const listener of [...this.#listeners]) listener();
  }

  /** @returns ends it */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
