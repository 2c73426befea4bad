/**
 * What lint said of a contract, so that where nothing changed since, neither Redocly, which takes long to load, nor ours is
 * asked again. All that the problems follow from is held against what it was: the contract's files, the configuration,
 * Redocly's file of what is ignored, this code and Redocly's release.
 */
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { isObject } from "../document/walk.ts";
import type { LintProblem } from "../lint.ts";
import { fileHash, openCache } from "../read/cache.ts";
import type { Configuration, ConfiguredApi } from "../read/configuration.ts";
import { isUrl } from "../read/file.ts";

/** Redocly's file of problems that are let pass, beside the configuration. */
const IGNORED = ".redocly.lint-ignore.yaml";

interface Memory {
  /** The hash of each file's content, `null` for one that was looked for and not there. */
  readonly sources: Readonly<Record<string, string | null>>;
  readonly problems: readonly LintProblem[];
}

/** Rulesets that come with Redocly. */
const OWN = new Set(["minimal", "recommended", "recommended-strict", "spec"]);

/**
 * Problems of a contract, asked for once for the same content.
 *
 * @param files the contract's, from the first on
 * @param find finds them; called where nothing is known
 */
export async function remembered(
  api: ConfiguredApi,
  configuration: Configuration | undefined,
  files: readonly string[],
  cwd: string,
  find: () => Promise<LintProblem[]>,
): Promise<readonly LintProblem[]> {
  const rules = configuration ? rulesIn(configuration.file) : [];
  if (!rules || files.some(isUrl)) return find();
  const sources = [...files, ...rules, join(configuration ? dirname(configuration.file) : cwd, IGNORED)];
  const now = () => Object.fromEntries(sources.map((file) => [file, fileHash(file)]));
  const [cache, before] = [openCache("lint", cwd), now()];
  const key = [api.name, api.root, configuration?.file, cwd, redoclyRelease()].join("\n");
  const known = (await cache.read(key)) as Memory | undefined;
  if (known && isSame(known.sources, before)) return known.problems;
  const problems = await find();
  // What was written meanwhile may not be what was looked at.
  if (isSame(before, now())) await cache.write(key, { sources: before, problems } satisfies Memory);
  return problems;
}

function isSame(one: Memory["sources"], other: Memory["sources"]): boolean {
  const files = Object.keys(one);
  return files.length === Object.keys(other).length && files.every((file) => one[file] === other[file]);
}

/**
 * The files that say what is asked: a configuration, and the rulesets that it extends. Nothing where that is not known: rules
 * may be programs (`plugins`), come from a URL, or depend on the environment.
 */
function rulesIn(file: string): string[] | undefined {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, "utf8");
  const root: unknown = parse(text);
  if (!isObject(root) || text.includes("{{")) return undefined;
  const sections = [root, ...Object.values(isObject(root.apis) ? root.apis : {})].filter(isObject);
  if (sections.some(({ plugins }) => plugins !== undefined)) return undefined;
  const extended = sections.flatMap((section) => section.extends ?? []).filter((name) => !OWN.has(name as string));
  const rulesets = extended.map((name) => rulesIn(resolve(dirname(file), String(name))));
  return rulesets.every((files) => files !== undefined) ? [file, ...rulesets.flat()] : undefined;
}

function redoclyRelease(): string {
  const main = createRequire(import.meta.url).resolve("@redocly/openapi-core");
  const manifest = join(dirname(main), "../package.json");
  return JSON.parse(readFileSync(manifest, "utf8")).version;
}
