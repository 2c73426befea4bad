import { createInterface } from "node:readline/promises";
import { styleText } from "node:util";

/** Where a command writes and how: passed in, so that a test can read what a person would see. */
export interface Terminal {
  /** A line of the result: what a script reads. */
  out(line: string): void;
  /** A line about the run: progress, warnings, errors. */
  err(line: string): void;
  /** Shows one line below all others that the next call replaces. Absent where nobody is looking. */
  status?(line: string): void;
  /** Colours text, only when that stream is a terminal and NO_COLOR is not set. */
  paint(style: Style, text: string): string;
  /** Asks a person, and gives the line that they wrote. Absent where there is nobody to ask. */
  ask?(question: string): Promise<string>;
  /** Replaces all that the screen shows. Absent where it is no screen. */
  redraw?(lines: readonly string[]): void;
  /** Where relative paths start. */
  readonly cwd: string;
  /** The variables of the environment. Defaults to none. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C or SIGTERM. */
  readonly signal: AbortSignal;
}

type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";

/** Back to the start of the line, and nothing on it (ECMA-48, EL). */
const CLEAR = "\r\u001b[K";

/** The terminal of this process. */
export function processTerminal(): Terminal {
  const stop = new AbortController();
  const onSignal = () => {
    // A second Ctrl-C ends at once, whatever the first one is still waiting for.
    if (stop.signal.aborted) process.exit(130);
    stop.abort();
  };
  process.on("SIGINT", onSignal);
  process.on("SIGTERM", onSignal);
  const { stdout, stderr } = process;
  const [out, err] = [new Lines(stdout), new Lines(stderr)];
  const flush = () => {
    out.flush();
    err.flush();
  };
  let shown = "";
  const write = (to: Lines, other: Lines, line: string) => {
    other.flush();
    if (shown !== "") stderr.write(CLEAR);
    to.add(line);
    if (shown === "") return;
    to.flush();
    stderr.write(shown);
  };
  const status = (line: string) => {
    flush();
    // A line that is too long would stay, as its second half is not cleared.
    shown = line.slice(0, Math.max(0, stderr.columns - 1));
    stderr.write(`${CLEAR}${shown}`);
  };
  return {
    out: (line) => write(out, err, line),
    err: (line) => write(err, out, line),
    ...(stderr.isTTY && { status }),
    paint: painter(),
    // Home, and away with what was there, the lines that have scrolled off included (ECMA-48: CUP, ED).
    ...(process.stdout.isTTY && {
      redraw(lines) {
        flush();
        process.stdout.write(`\x1b[H\x1b[2J\x1b[3J${lines.join("\n")}\n`);
      },
    }),
    ...(process.stdin.isTTY &&
      process.stdout.isTTY && {
        ask(question) {
          flush();
          return ask(question, stop.signal);
        },
      }),
    cwd: process.cwd(),
    env: process.env,
    signal: stop.signal,
  };
}

async function ask(question: string, signal: AbortSignal): Promise<string> {
  const asking = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return await asking.question(question, { signal });
  } finally {
    asking.close();
  }
}

/** Asked once: it looks at the stream and the environment each time, and a line is painted for every request of a mock. */
function painter(): Terminal["paint"] {
  const isPlain = styleText("bold", "?", { stream: process.stdout }) === "?";
  return isPlain ? (_, text) => text : (style, text) => styleText(style, text, { validateStream: false });
}

/** Lines for a stream, written together where many come at once: each write by itself would cost more than what it tells. */
class Lines {
  readonly #stream: NodeJS.WriteStream;
  #waiting = "";
  /** By `performance.now`. */
  #written = Number.NEGATIVE_INFINITY;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    process.on("exit", () => this.flush());
  }

  add(line: string): void {
    if (this.#waiting === "") this.#flushSoon();
    this.#waiting += `${line}\n`;
    if (this.#waiting.length > MUCH) this.flush();
  }

  flush(): void {
    if (this.#waiting === "") return;
    const text = this.#waiting;
    this.#waiting = "";
    this.#written = performance.now();
    this.#stream.write(text);
  }

  /** The first line at once; those that come close behind it are for nobody's eyes one by one. */
  #flushSoon(): void {
    if (performance.now() - this.#written > PAUSE) setImmediate(() => this.flush());
    else setTimeout(() => this.flush(), PAUSE);
  }
}

/** How long lines wait for each other, in milliseconds. */
const PAUSE = 20;
const MUCH = 64 * 1024;
