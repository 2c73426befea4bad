import { parseArgs } from "node:util";
import { Accounts } from "../accounts/accounts.ts";
import { Credits } from "../accounts/credits.ts";
import { type Config, readConfig } from "../config.ts";
import { inDatabase } from "./in-database.ts";
import { UsageError } from "./usage-error.ts";

/** The table keeps what is granted at a time as a 32-bit integer. */
const MOST = 2 ** 31 - 1;

/**
 * `service credits …`: grants credits to an organization of the configured database, and shows what it has.
 *
 * @param print where the output goes
 */
export async function runCredits(
  args: readonly string[],
  config: Config = readConfig(),
  print: (line: string) => void = console.log,
): Promise<void> {
  const { positionals } = parseArgs({ args: [...args], options: {}, allowPositionals: true });
  const [command, organization, amount, ...more] = positionals;
  if (command !== "grant" && command !== "show")
    throw new UsageError(`There is no command "credits ${command ?? ""}".`);
  if (organization === undefined) throw new UsageError(`Name the organization: credits ${command} org_….`);
  const granted = command === "grant" ? toAmount(amount) : 0;
  const [unknown] = command === "grant" ? more : [amount, ...more];
  if (unknown !== undefined) throw new UsageError(`credits ${command} takes no "${unknown}".`);

  await inDatabase(config, async (database) => {
    if (!(await new Accounts(database).hasOrganization(organization)))
      throw new UsageError(`There is no organization ${organization}: see keys list.`);
    const credits = new Credits(database);
    if (granted > 0) await credits.grant(organization, granted);
    const { available, reserved, used } = await credits.balance(organization);
    print(`${organization}  available ${available}  reserved ${reserved}  used ${used}`);
  });
}

function toAmount(text = ""): number {
  const amount = Number(text);
  if (/^\d+$/.test(text) && amount >= 1 && amount <= MOST) return amount;
  throw new UsageError(`"${text}" is no amount: grant a whole number of credits from 1 to ${MOST}.`);
}
