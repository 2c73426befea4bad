/** One of each, again and again, until all are at their end. */
export function* inTurn<Item>(sources: readonly Iterator<Item>[]): Generator<Item> {
  let open = sources;
  while (open.length > 0) {
    const next: Iterator<Item>[] = [];
    for (const source of open) {
      const { done, value } = source.next();
      if (done) continue;
      next.push(source);
      yield value;
    }
    open = next;
  }
}
