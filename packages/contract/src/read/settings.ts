/** What Cantus has in redocly.yaml, under `apis.<name>.x-cantus`. */
import { dirname } from "node:path";
import { nearest } from "../document/near.ts";
import { kindOf } from "../document/version.ts";
import { isObject, type JsonObject } from "../document/walk.ts";
import type { ContractNotice } from "../error.ts";
import { membersOf, type Setting } from "./setting-keys.ts";

export interface CantusSettings {
  /** The folder of the generated client; absolute. */
  readonly client?: string;
  /** How the client is generated, where that is said. */
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
  readonly formats?: { readonly "date-time"?: "Date"; readonly int64?: "bigint" };
  /** Whether what holds answers against the contract is generated too. */
  readonly check?: boolean;
}

interface ChangesSettings {
  /** The older version: a Git revision, a path or a URL. */
  readonly base?: string;
  /** The level from which on a change is too much. */
  readonly failOn?: "breaking" | "risky" | "none";
  /** The file with the changes that are meant; absolute. */
  readonly approvals?: string;
}

export interface SettingFault extends Pick<ContractNotice, "message" | "advice"> {
  /** Where in redocly.yaml. */
  readonly path: readonly string[];
}

/** As they are written, with absolute paths. */
interface Written extends Omit<CantusSettings, "client" | "clientOptions"> {
  readonly client?: ClientSettings & { readonly folder: string };
}

/**
 * Checks `x-cantus` of one API.
 *
 * @param path where it stands in redocly.yaml
 */
export function readSettings(
  value: unknown,
  path: readonly string[],
  configFile: string,
): { settings: CantusSettings; faults: readonly SettingFault[] } {
  const faults: SettingFault[] = [];
  if (value === undefined) return { settings: {}, faults };
  if (!isObject(value)) {
    const advice = `It has ${quoted(membersOf("").keys())}.`;
    return { settings: {}, faults: [{ message: `\`x-cantus\` is ${kindOf(value)}, not an object.`, advice, path }] };
  }
  // The table of settings says of each what it is, and of what is not so there is a fault.
  const { client, ...others } = readMembers(value, "", { path, folder: dirname(configFile), faults }) as Written;
  if (!client) return { settings: others, faults };
  const { folder, ...clientOptions } = client;
  const isPlain = Object.keys(clientOptions).length === 0;
  return { settings: { ...others, client: folder, ...(!isPlain && { clientOptions }) }, faults };
}

interface Place {
  readonly path: readonly string[];
  readonly folder: string;
  readonly faults: SettingFault[];
}

function readMembers(value: JsonObject, key: string, { path, ...place }: Place): Record<string, unknown> {
  const members = membersOf(key);
  const name = key === "" ? "x-cantus" : (path.at(-1) ?? "");
  const read: Record<string, unknown> = {};
  for (const [member, given] of Object.entries(value)) {
    const here = { ...place, path: [...path, member] };
    const setting = members.get(member);
    if (setting) {
      const used = readSetting(given, setting, name, here);
      if (used !== undefined) read[member] = used;
    } else {
      const near = nearest(member, members.keys());
      const advice = `${near ? `Did you mean \`${near}\`? ` : ""}\`${name}\` has ${quoted(members.keys())}.`;
      place.faults.push({ message: `There is no setting \`${member}\` in \`${name}\`.`, advice, path: here.path });
    }
  }
  for (const [member, { isRequired, accepts }] of members) {
    if (isRequired && value[member] === undefined) {
      place.faults.push({ message: `\`${name}\` has no \`${member}\`: ${accepts.words}.`, path });
    }
  }
  return read;
}

function readSetting(value: unknown, { key, accepts }: Setting, of: string, place: Place): unknown {
  const { read, short, words } = accepts;
  const used = read?.(value, place.folder);
  if (used !== undefined) return used;
  if (!read && isObject(value)) return readMembers(value, key, place);
  const meant = short === undefined ? undefined : membersOf(key).get(short)?.accepts.read?.(value, place.folder);
  if (short !== undefined && meant !== undefined) return { [short]: meant };
  const given = typeof value === "string" && value !== "" ? `\`${value}\`` : kindOf(value);
  const name = place.path.at(-1);
  place.faults.push({ message: `\`${name}\` in \`${of}\` is ${given}, not ${words}.`, path: place.path });
  return undefined;
}

function quoted(names: Iterable<string>): string {
  return [...names].map((name) => `\`${name}\``).join(", ");
}
