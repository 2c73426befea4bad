/** The settings there are, in words: what is accepted is what is described. */

export interface SettingDescription {
  /** Below `apis.<name>.x-cantus`, with a dot between an object and its member. */
  readonly key: string;
  /** What it takes. */
  readonly value: string;
  readonly description: string;
}

export const SETTINGS: readonly SettingDescription[] = [
  { key: "client", value: "a folder, or an object", description: "Where the client is generated, or how." },
  { key: "client.folder", value: "a folder", description: "Where, if there is more to say." },
  {
    key: "client.formats",
    value: "`{ date-time: Date, int64: bigint }`, or one of them",
    description: "Formats whose values are of these types in what is sent and what comes back.",
  },
  { key: "client.check", value: "`true`", description: "Writes `check.ts`, which holds answers against the contract." },
  { key: "server", value: "a folder", description: "Where the server is generated." },
  { key: "mock", value: "an object", description: "What the mock reads." },
  { key: "mock.scenarios", value: "a file or a folder, or a list of them", description: "The mock's scenarios." },
  { key: "changes", value: "an object", description: "What `cantus check` compares." },
  { key: "changes.base", value: "a Git revision, a path or a URL", description: "The older version." },
  {
    key: "changes.failOn",
    value: "`breaking`, `risky` or `none`",
    description: "From which level on a change is too much. Default: `breaking`.",
  },
  { key: "changes.approvals", value: "a file", description: "Changes that are meant, with their reasons." },
];

/** The members of a setting that is an object, or the settings themselves. */
export function settingKeys(of?: string): string[] {
  const start = of === undefined ? "" : `${of}.`;
  const below = SETTINGS.filter(({ key }) => key.startsWith(start)).map(({ key }) => key.slice(start.length));
  return below.filter((key) => !key.includes("."));
}
