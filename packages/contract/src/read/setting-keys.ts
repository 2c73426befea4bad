/** The settings there are, each with what it takes: what is accepted is what is described. */
import { resolve } from "node:path";

interface Accepted {
  /** For a person: `a folder`. */
  readonly words: string;
  /**
   * The value as it is used; `undefined` for what is not accepted. Without it, the value is an object of other settings.
   *
   * @param folder where redocly.yaml is, from which paths are written
   */
  read?(value: unknown, folder: string): unknown;
  /** Whatever is no object is this member of it. */
  readonly short?: string;
}

export interface Setting {
  /** Below `apis.<name>.x-cantus`, with a dot between an object and its member. */
  readonly key: string;
  readonly accepts: Accepted;
  readonly description: string;
  /** An object must have it. */
  readonly isRequired?: true;
}

const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** A path, absolute when it is used. */
function path(words: string): Accepted {
  return { words, read: (value, folder) => (isText(value) ? resolve(folder, value) : undefined) };
}

function paths(words: string): Accepted {
  return {
    words: `${words}, or a list of them`,
    read(value, folder) {
      const all = Array.isArray(value) ? value : [value];
      return all.every(isText) ? all.map((each) => resolve(folder, each)) : undefined;
    },
  };
}

function text(words: string): Accepted {
  return { words, read: (value) => (isText(value) ? value : undefined) };
}

function oneOf(...values: readonly (string | boolean)[]): Accepted {
  const words = values.map((value) => `\`${value}\``);
  return {
    words: [words.slice(0, -1).join(", "), words.at(-1)].filter(Boolean).join(" or "),
    read: (value) => (values.includes(value as string) ? value : undefined),
  };
}

const object: Accepted = { words: "an object" };

/** An object, or only the member of it that is needed. */
function objectOr(words: string, short: string): Accepted {
  return { words: `${words}, or an object`, short };
}

export const SETTINGS: readonly Setting[] = [
  { key: "client", accepts: objectOr("a folder", "folder"), description: "Where the client is generated, or how." },
  { key: "client.folder", accepts: path("a folder"), description: "Where, if there is more to say.", isRequired: true },
  {
    key: "client.formats",
    accepts: object,
    description: "Formats whose values are of these types in what is sent and what comes back.",
  },
  { key: "client.formats.date-time", accepts: oneOf("Date"), description: "Times." },
  { key: "client.formats.int64", accepts: oneOf("bigint"), description: "Whole numbers of 64 bits." },
  {
    key: "client.check",
    accepts: oneOf(true, false),
    description: "Writes `check.ts`, which holds answers against the contract. Default: `false`.",
  },
  { key: "server", accepts: path("a folder"), description: "Where the server is generated." },
  { key: "mock", accepts: object, description: "What the mock reads." },
  { key: "mock.scenarios", accepts: paths("a file or a folder"), description: "The mock's scenarios." },
  { key: "changes", accepts: object, description: "What `cantus check` compares." },
  { key: "changes.base", accepts: text("a Git revision, a path or a URL"), description: "The older version." },
  {
    key: "changes.failOn",
    accepts: oneOf("breaking", "risky", "none"),
    description: "From which level on a change is too much. Default: `breaking`.",
  },
  { key: "changes.approvals", accepts: path("a file"), description: "Changes that are meant, with their reasons." },
];

/** The members of a setting that is an object, by their names; those of `""` are the settings themselves. */
export function membersOf(key: string): ReadonlyMap<string, Setting> {
  const start = key === "" ? "" : `${key}.`;
  const below = SETTINGS.filter((setting) => setting.key.startsWith(start));
  const named = below.map((setting) => [setting.key.slice(start.length), setting] as const);
  return new Map(named.filter(([name]) => !name.includes(".")));
}
