import { main, type Terminal } from "cantus";

export interface CommandResult {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line of `cantus` in a folder, without colours, and gives what a person would see. */
export async function runCantus(
  args: string[],
  cwd: string,
  { signal = new AbortController().signal, env = {} }: Partial<Pick<Terminal, "signal" | "env">> = {},
): Promise<CommandResult> {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    paint: (_style, text) => text,
    cwd,
    env,
    signal,
  };
  const exit = await main(args, terminal);
  return { exit, out: out.join("\n"), err: err.join("\n") };
}
