/** What Cantus has in redocly.yaml, under `apis.<name>.x-cantus`. */
import { dirname, resolve } from "node:path";
import { nearest } from "../document/near.ts";
import { kindOf } from "../document/version.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import type { ContractNotice } from "../error.ts";
import { settingKeys } from "./setting-keys.ts";

export interface CantusSettings {
  /** The folder of the generated client; absolute. */
  readonly client?: string;
  /** How the client is generated, where `client` is an object. */
  readonly clientOptions?: ClientSettings;
  /** The folder of the generated server; absolute. */
  readonly server?: string;
  readonly mock?: MockSettings;
  /** What is compared with what, and what is not let pass. */
  readonly changes?: ChangesSettings;
}

/** What the mock reads. */
export interface MockSettings {
  /** Files of scenarios, and folders of them; absolute. */
  readonly scenarios?: readonly string[];
}

export interface ClientSettings {
  /** By format, the type of JavaScript that its values have in the client. */
  readonly formats?: Readonly<Partial<Record<keyof typeof FORMAT_TYPES, string>>>;
  /** Whether what holds answers against the contract is generated too. */
  readonly check?: boolean;
}

const FORMAT_TYPES = { "date-time": "Date", int64: "bigint" } as const;

interface ChangesSettings {
  /** The older version: a Git revision, a path or a URL. */
  readonly base?: string;
  /** The level from which on a change is too much. */
  readonly failOn?: (typeof FAIL_ON)[number];
  /** The file with the changes that are meant; absolute. */
  readonly approvals?: string;
}

/** Those that are a folder's path; the others are objects. */
const FOLDERS = new Set(["client", "server"]);

const FAIL_ON = ["breaking", "risky", "none"] as const;

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
  const known = settingKeys();
  const advice = `\`x-cantus\` has ${known.map((key) => `\`${key}\``).join(", ")}.`;
  if (!isObject(value)) {
    return { settings: {}, faults: [{ message: `\`x-cantus\` is ${kindOf(value)}, not an object.`, advice, path }] };
  }
  const faults = [];
  const settings: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(value)) {
    const here = [...path, key];
    const isFolder = FOLDERS.has(key);
    if (!known.includes(key)) {
      const near = nearest(key, known);
      const meant = near ? `Did you mean \`${near}\`? ${advice}` : advice;
      faults.push({ message: `There is no setting \`${key}\` in \`x-cantus\`.`, advice: meant, path: here });
    } else if (key === "client" && isObject(setting)) {
      const { folder, ...options } = setting;
      const wrong = clientFaults(setting, here);
      faults.push(...wrong);
      if (wrong.length === 0) {
        settings.client = resolve(dirname(configFile), folder as string);
        settings.clientOptions = options;
      }
    } else if (isFolder ? typeof setting !== "string" || setting === "" : !isObject(setting)) {
      const wanted = isFolder ? "the path of a folder" : "an object";
      faults.push({ message: `\`${key}\` in \`x-cantus\` is ${kindOf(setting)}, not ${wanted}.`, path: here });
    } else if (key === "mock") {
      const { mock, fault } = readMockSettings(setting as Record<string, unknown>, configFile);
      if (fault) faults.push({ ...fault, path: [...here, ...fault.path] });
      settings.mock = mock;
    } else {
      if (key === "changes") faults.push(...changesFaults(setting as JsonObject, here));
      settings[key] = isFolder ? resolve(dirname(configFile), setting as string) : setting;
    }
  }
  const { approvals } = (settings.changes ?? {}) as ChangesSettings;
  if (typeof approvals === "string") {
    settings.changes = { ...(settings.changes as object), approvals: resolve(dirname(configFile), approvals) };
  }
  return { settings, faults };
}

function readMockSettings(setting: Readonly<Record<string, unknown>>, configFile: string) {
  const { scenarios, ...others } = setting;
  const [unknown] = Object.keys(others);
  const advice = "`mock` has `scenarios`: a file or folder of scenarios, or a list of them.";
  const faultAt = (key: string, message: string) => ({ mock: {}, fault: { message, advice, path: [key] } });
  if (unknown !== undefined) return faultAt(unknown, `There is no setting \`${unknown}\` in \`mock\`.`);
  if (scenarios === undefined) return { mock: {}, fault: undefined };
  const paths = Array.isArray(scenarios) ? scenarios : [scenarios];
  const isPath = (path: unknown): path is string => typeof path === "string" && path !== "";
  if (!paths.every(isPath)) return faultAt("scenarios", `\`scenarios\` in \`mock\` is no path, and no list of paths.`);
  return { mock: { scenarios: paths.map((path) => resolve(dirname(configFile), path)) }, fault: undefined };
}

/** `client: { folder, formats: { date-time: Date, int64: bigint }, check: true }`. */
function clientFaults(client: Record<string, unknown>, path: readonly string[]) {
  const faults: { message: string; advice: string; path: readonly string[] }[] = [];
  const advice = "It has `folder`, `formats: { date-time: Date, int64: bigint }` and `check: true`.";
  const fault = (message: string, ...member: string[]) => faults.push({ message, advice, path: [...path, ...member] });
  for (const key of Object.keys(client)) {
    if (!settingKeys("client").includes(key)) fault(`There is no setting \`${key}\` in \`client\`.`, key);
  }
  const { folder, formats = {}, check = false } = client;
  if (typeof folder !== "string" || folder === "") fault("`folder` in `client` is not the path of a folder.");
  if (typeof check !== "boolean") fault(`\`check\` in \`client\` is ${kindOf(check)}, not true or false.`, "check");
  if (!isObject(formats)) fault(`\`formats\` in \`client\` is ${kindOf(formats)}, not an object.`, "formats");
  else {
    for (const [format, type] of Object.entries(formats)) {
      const known = Object.hasOwn(FORMAT_TYPES, format) ? FORMAT_TYPES[format as keyof typeof FORMAT_TYPES] : undefined;
      if (known === undefined) fault(`The format \`${format}\` cannot be mapped.`, "formats", format);
      else if (type !== known)
        fault(`\`${format}\` can be \`${known}\`, not ${JSON.stringify(type)}.`, "formats", format);
    }
  }
  return faults;
}

function changesFaults(changes: JsonObject, path: readonly string[]) {
  const keys = settingKeys("changes");
  return Object.entries(changes).flatMap(([key, value]) => {
    const here = [...path, key];
    if (!keys.includes(key)) {
      return [
        { message: `There is no setting \`${key}\` in \`changes\`.`, advice: `It has ${keys.join(", ")}.`, path: here },
      ];
    }
    if (typeof value !== "string" || value === "") {
      return [{ message: `\`${key}\` in \`changes\` is ${kindOf(value)}, not a text.`, path: here }];
    }
    if (key !== "failOn" || FAIL_ON.some((level) => level === value)) return [];
    return [
      {
        message: `\`failOn\` in \`changes\` is \`${value}\`.`,
        advice: `It is one of ${FAIL_ON.join(", ")}.`,
        path: here,
      },
    ];
  });
}
