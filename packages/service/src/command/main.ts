/**
 * `npm run service`: the service as a program, configured by environment variables (see `Config`).
 *
 * `--role api|worker|all` and `--port N` come before them. `keys create|list|revoke` manages API keys, `credits grant|show`
 * what organizations can spend.
 */
const USAGE = `Usage:
  service [--role api|worker|all] [--port N]
  service keys create --name NAME [--organization ID] [--user ID] [--capability NAME]…
  service keys list
  service keys revoke ID
  service credits grant ORGANIZATION AMOUNT
  service credits show ORGANIZATION`;

try {
  const [command, ...rest] = process.argv.slice(2);
  // Each loads what it needs: a key is managed without the engines.
  if (command === "keys") await (await import("./keys.ts")).runKeys(rest);
  else if (command === "credits") await (await import("./credits.ts")).runCredits(rest);
  else if (command === "help" || command === "--help") console.log(USAGE);
  else await (await import("./serve.ts")).runService(process.argv.slice(2));
} catch (error) {
  // What a person can mend comes as an error with a code, whose message says how.
  const expected = error instanceof Error && "code" in error;
  console.error(expected ? error.message : error);
  if (expected && String(error.code).startsWith("ERR_PARSE_ARGS")) console.error(USAGE);
  process.exitCode = 2;
}
