import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { studio } from "@cantus/service";
import type { Row, Subject } from "../subject.ts";

/** Pieces of a few and of many parts, light and heavy. */
const PIECES = [
  { name: "solo piano", prompt: "solo piano nocturne" },
  { name: "lo-fi", prompt: "lo-fi beat to study to" },
  { name: "pop with a voice", prompt: "indie pop with strings", instrumental: false },
  { name: "metal", prompt: "fast heavy metal" },
];

/** How long each piece is, in seconds. */
const LENGTHS = [10, 60];

/** How many seconds of music a second of one core makes: the master and every stem of it, as MP3. */
export const run: Subject["run"] = async ({ rounds, progress }) => {
  const rows = new Map<string, Row>();
  const folder = await mkdtemp(join(tmpdir(), "cantus-bench-music-"));
  for (let round = 0; round < rounds; round++) {
    for (const { name, ...asked } of PIECES)
      for (const seconds of LENGTHS) {
        const place = join(folder, `${name}-${seconds}-${round}`);
        const speed = await speedOf({ ...asked, seconds }, place);
        const at = `${seconds} s`;
        // What else runs on the machine can only add to the CPU time.
        const ratio = Math.max(speed, rows.get(name + at)?.ratio ?? 0);
        rows.set(name + at, { name, case: at, to: "as fast as it plays", ratio });
      }
    progress(`round ${round + 1} of ${rounds}: ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`);
  }
  await studio.close();
  await rm(folder, { recursive: true });
  return [...rows.values()];
};

async function speedOf(
  asked: { readonly prompt: string; readonly instrumental?: boolean; readonly seconds: number },
  folder: string,
): Promise<number> {
  await mkdir(folder, { recursive: true });
  const before = process.cpuUsage();
  const recording = await studio.render(
    { mode: "creation", instrumental: true, lyrics: null, seed: 1, ...asked },
    { folder, signal: new AbortController().signal, report() {} },
  );
  const { user, system } = process.cpuUsage(before);
  await rm(folder, { recursive: true });
  return recording.seconds / ((user + system) / 1e6);
}
