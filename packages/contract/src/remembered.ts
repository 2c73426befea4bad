/**
 * What was made of parts of something that changes, so that of its next version only what changed is made again. What a
 * version does not have is forgotten with the next one.
 *
 * @example
 * const texts = new Remembered<string>();
 * texts.begin(); // a version
 * texts.of(JSON.stringify(part), () => print(part));
 */
export class Remembered<Made> {
  #before = new Map<string, Made>();
  #now = new Map<string, Made>();

  /** Begins a version. */
  begin(): void {
    this.#before = this.#now;
    this.#now = new Map();
  }

  /**
   * @param key what the part is made of
   * @param holds whether something that was made of it still holds, where more was looked at than the key says
   * @returns what is remembered, or made; where that is `undefined`, it is not remembered
   */
  of<Result extends Made | undefined>(
    key: string,
    make: () => Result,
    holds: (made: Made) => boolean = () => true,
  ): Made | Result {
    const known = this.#now.get(key) ?? this.#before.get(key);
    const made = known !== undefined && holds(known) ? known : make();
    if (made !== undefined) this.#now.set(key, made);
    return made;
  }
}
