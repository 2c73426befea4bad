/**
 * Which formats a target asserts. A format is an annotation (JSON Schema 2020-12 Validation, section 7.2.1), so that nobody
 * has to refuse what is not of it; but who refuses it in one place means it, and what is taken in another is a gap.
 */
import type { Operation } from "@cantus/contract";
import type { Case } from "../cases/case.ts";
import type { Exchange } from "../exchange/exchange.ts";

export interface Taken {
  readonly one: Case;
  readonly exchange: Exchange;
}

export class Formats {
  readonly #refused = new Map<string, { readonly operation: Operation; readonly place: string }>();
  readonly #taken = new Map<string, Taken[]>();

  refuse(format: string, one: Case): void {
    const key = keyOf(format, one);
    if (!this.#refused.has(key)) this.#refused.set(key, { operation: one.operation, place: one.name });
  }

  take(format: string, taken: Taken): void {
    const key = keyOf(format, taken.one);
    this.#taken.set(key, [...(this.#taken.get(key) ?? []), taken]);
  }

  /** What was taken though the same format is asserted elsewhere, and where. */
  gaps(): (Taken & { readonly format: string; readonly elsewhere: string })[] {
    return [...this.#taken].flatMap(([key, all]) => {
      const [format = ""] = key.split(" ");
      const refused = this.#refused.get(key);
      const elsewhere = refused && `${refused.operation.id} (${refused.place.replace(/:.*$/, "")})`;
      return elsewhere === undefined ? [] : all.map((taken) => ({ ...taken, format, elsewhere }));
    });
  }
}

/** A filter that nothing fits finds nothing, where a body is refused: only like places tell of each other. */
function keyOf(format: string, { aim }: Case): string {
  return `${format} ${aim?.in}`;
}
