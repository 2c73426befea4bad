/** Packs once, before the tests that want the packages. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { run } from "./user.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** The folder with the tarballs. */
    packed: string;
  }
}

export default async function pack(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "cantus-packed-"));
  const root = join(import.meta.dirname, "../..");
  const { exit, output } = await run(root, [process.execPath, "scripts/pack.ts", "--to", folder]);
  if (exit !== 0) throw new Error(output);
  project.provide("packed", folder);
  return () => rm(folder, { recursive: true, force: true });
}
