/** What Cantus has in redocly.yaml, under `apis.<name>.x-cantus`. */
import { dirname, resolve } from "node:path";
import { nearest } from "../document/near.ts";
import { kindOf } from "../document/version.ts";
import { isObject } from "../document/walk.ts";
import type { ContractNotice } from "../error.ts";

export interface CantusSettings {
  /** The folder of the generated client; absolute. */
  readonly client?: string;
  /** The folder of the generated server; absolute. */
  readonly server?: string;
  /** What the mock reads. */
  readonly mock?: Readonly<Record<string, unknown>>;
  /** What the contract tests read. */
  readonly verify?: Readonly<Record<string, unknown>>;
}

const KINDS = { client: "folder", server: "folder", mock: "object", verify: "object" } as const;

/**
 * Checks `x-cantus` of one API. Folders are written from where redocly.yaml is.
 *
 * @param path where it stands in redocly.yaml
 */
export function readSettings(
  value: unknown,
  path: readonly string[],
  configFile: string,
): { settings: CantusSettings; faults: (Pick<ContractNotice, "message" | "advice"> & { path: readonly string[] })[] } {
  if (value === undefined) return { settings: {}, faults: [] };
  const known = Object.keys(KINDS);
  const advice = `\`x-cantus\` has ${known.map((key) => `\`${key}\``).join(", ")}.`;
  if (!isObject(value)) {
    return { settings: {}, faults: [{ message: `\`x-cantus\` is ${kindOf(value)}, not an object.`, advice, path }] };
  }
  const faults = [];
  const settings: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(value)) {
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key as keyof typeof KINDS] : undefined;
    const here = [...path, key];
    if (kind === undefined) {
      const near = nearest(key, known);
      const meant = near ? `Did you mean \`${near}\`? ${advice}` : advice;
      faults.push({ message: `There is no setting \`${key}\` in \`x-cantus\`.`, advice: meant, path: here });
    } else if (kind === "folder" ? typeof setting !== "string" || setting === "" : !isObject(setting)) {
      const wanted = kind === "folder" ? "the path of a folder" : "an object";
      faults.push({ message: `\`${key}\` in \`x-cantus\` is ${kindOf(setting)}, not ${wanted}.`, path: here });
    } else {
      settings[key] = kind === "folder" ? resolve(dirname(configFile), setting as string) : setting;
    }
  }
  return { settings, faults };
}
