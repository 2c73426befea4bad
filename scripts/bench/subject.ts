/** One line of a result: `name` is `ratio` times better than `to` in that case. */
export interface Row {
  readonly name: string;
  readonly case: string;
  /** Throughput over throughput; for CPU and memory the other way round, so that more is always better. */
  readonly ratio: number;
  readonly to: string;
}

export interface Subject {
  readonly run: (options: RunOptions) => Promise<Row[]>;
}

export interface RunOptions {
  /** How often each peer has its turn. */
  readonly rounds: number;
  /** How long a turn takes. */
  readonly seconds: number;
  /** Says how far it is, to people. */
  readonly progress: (line: string) => void;
}

/** The middle value, or the mean of the two middle ones. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new RangeError("The median of nothing");
  return (low + high) / 2;
}
