import { parseArgs } from "node:util";
import { Accounts } from "../accounts/accounts.ts";
import type { Capability } from "../accounts/principal.ts";
import { type Config, readConfig } from "../config.ts";
import { inDatabase } from "./in-database.ts";
import { UsageError } from "./usage-error.ts";

const CAPABILITIES: readonly Capability[] = ["USE_MUSIC_GENERATION"];

/**
 * `service keys …`: makes, lists and revokes API keys in the configured database.
 *
 * @param print where the output goes
 */
export async function runKeys(
  args: readonly string[],
  config: Config = readConfig(),
  print: (line: string) => void = console.log,
): Promise<void> {
  const [command, ...rest] = args;
  const read = COMMANDS[command ?? ""];
  if (!read) throw new UsageError(`There is no command "keys ${command ?? ""}".`);
  const run = read(rest);
  await inDatabase(config, (database) => run(new Accounts(database, config.initialCredits), print));
}

/** Reads a command's arguments, and returns what it does. */
type Command = (args: readonly string[]) => (accounts: Accounts, print: (line: string) => void) => Promise<void>;

const COMMANDS: Readonly<Record<string, Command>> = {
  /** For a new user in a new organization, unless they are named. */
  create(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        name: { type: "string" },
        organization: { type: "string" },
        user: { type: "string" },
        capability: { type: "string", multiple: true, default: [...CAPABILITIES] },
      },
    });
    const { name } = values;
    if (name === undefined) throw new UsageError("Give the key a name: --name laptop.");
    const capabilities = values.capability.map(toCapability);
    return async (everyone, print) => {
      const { owner, id, key } = await everyone.together(async (accounts) => {
        const owner = {
          organizationId: await ensure(
            values.organization,
            (id) => accounts.hasOrganization(id),
            (id) => accounts.createOrganization(name, id),
          ),
          userId: await ensure(
            values.user,
            (id) => accounts.hasUser(id),
            (id) => accounts.createUser(name, id),
          ),
        };
        await accounts.setMembership(owner, capabilities);
        return { owner, ...(await accounts.createKey(owner, name)) };
      });
      print(`${id} acts for ${owner.userId} in ${owner.organizationId}. The key, shown only now:`);
      print(key);
    };
  },

  list(args) {
    parseArgs({ args: [...args], options: {} });
    return async (accounts, print) => {
      for (const key of await accounts.listKeys()) {
        const state = key.revokedAt ? `revoked ${key.revokedAt.toISOString()}` : "valid";
        print([key.id, key.organizationId, key.userId, key.createdAt.toISOString(), state, key.name].join("  "));
      }
    };
  },

  revoke(args) {
    const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
    const [id] = positionals;
    if (id === undefined) throw new UsageError("Name the key to revoke by its id: see keys list.");
    return async (accounts, print) => {
      if (!(await accounts.revokeKey(id))) throw new UsageError(`There is no valid key ${id}.`);
      print(`${id} is revoked.`);
    };
  },
};

async function ensure(
  id: string | undefined,
  isThere: (id: string) => Promise<boolean>,
  create: (id: string | undefined) => Promise<string>,
): Promise<string> {
  return id !== undefined && (await isThere(id)) ? id : create(id);
}

function toCapability(name: string): Capability {
  const capability = CAPABILITIES.find((known) => known === name);
  if (!capability) throw new UsageError(`There is no capability ${name}: there is ${CAPABILITIES.join(", ")}.`);
  return capability;
}
