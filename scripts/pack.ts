/**
 * `npm run pack`: a tarball of each public package in `packed/`, as a registry would get it. `-- --to DIR` packs elsewhere.
 *
 * In the workspace a package's `exports` lead to its sources, which Node does not run inside of node_modules; what is
 * packed leads to what `npm run build` emits.
 */
import { spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

interface Manifest {
  readonly name: string;
  readonly private?: boolean;
  readonly files: readonly string[];
  readonly exports: Readonly<Record<string, { readonly types: string }>>;
  readonly [member: string]: unknown;
}

const root = join(import.meta.dirname, "..");
const { values } = parseArgs({ options: { to: { type: "string", default: join(root, "packed") } } });
const destination = resolve(values.to);

run([process.execPath, join(root, "scripts/build.ts")]);
await rm(destination, { recursive: true, force: true });
await mkdir(destination, { recursive: true });
const staging = await mkdtemp(join(tmpdir(), "cantus-pack-"));
try {
  for (const name of (await readdir(join(root, "packages"))).sort()) {
    const manifest: Manifest = JSON.parse(await readFile(join(root, "packages", name, "package.json"), "utf8"));
    if (!manifest.private) await pack(name, manifest, join(staging, name));
  }
} finally {
  await rm(staging, { recursive: true, force: true });
}
console.log(`\nTry them elsewhere: npm install ${join(destination, "*.tgz")}`);

/** Lays out what the tarball holds, and packs it. */
async function pack(name: string, manifest: Manifest, stage: string): Promise<void> {
  await mkdir(stage);
  for (const part of [...manifest.files, "README.md", "NOTICE.md"]) {
    await cp(join(root, "packages", name, part), join(stage, part), { recursive: true }).catch(ignoreMissing);
  }
  await cp(join(root, "LICENSE"), join(stage, "LICENSE"));
  await writeFile(join(stage, "package.json"), `${JSON.stringify(published(manifest), null, 2)}\n`);
  run(["npm", "pack", stage, "--pack-destination", destination, "--loglevel", "error"]);
}

function published({ exports, devDependencies: _, ...rest }: Manifest): Record<string, unknown> {
  const entries = Object.entries(exports).map(([entry, { types }]) => [
    entry,
    { types, default: types.replace(/\.d\.ts$/, ".js") },
  ]);
  return { ...rest, exports: Object.fromEntries(entries) };
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}

function run([program, ...args]: [string, ...string[]]): void {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  if (status === 0) return;
  console.error(error?.message ?? `${program} ${args[0]} ended with ${status}: see above.`);
  process.exit(1);
}
