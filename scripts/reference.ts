/**
 * `node scripts/reference.ts` writes docs/reference.md from the code: every command with its options, every setting. With
 * `--check` it writes nothing and fails where the page is not what the code says.
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { SETTINGS } from "@cantus/contract/read";
import { allCommands, type Terminal } from "cantus";

type Command = Awaited<ReturnType<typeof allCommands>>[number];

const page = join(import.meta.dirname, "../docs/reference.md");
const { values } = parseArgs({ options: { check: { type: "boolean", default: false } } });
const written = await reference();

if (!values.check) {
  await writeFile(page, written);
} else if ((await readFile(page, "utf8").catch(() => "")) !== written) {
  console.error("docs/reference.md is not what the commands say. Run: node scripts/reference.ts");
  process.exitCode = 1;
}

async function reference(): Promise<string> {
  const commands = await allCommands(nobody());
  return `<!-- Written by "node scripts/reference.ts". Do not edit. -->

# The command

\`npx cantus <command>\`. A contract is a name in \`redocly.yaml\`, a path or a URL; without one: all in \`redocly.yaml\`.

Exit codes: 0 all is well, 1 something was found, 2 could not be done.

${commands.map((command) => `- [${command.name()}](#${command.name()}): ${command.description()}`).join("\n")}

${commands.map(section).join("\n\n")}

# The configuration

Everything is in \`redocly.yaml\`, which [Redocly](https://redocly.com/docs/cli/configuration) reads too: \`apis.<name>.root\` is
the contract, and what Cantus adds stands below \`apis.<name>.x-cantus\`. Paths are from where the file is.

${table(
  "setting",
  SETTINGS.map(({ key, accepts, description }) => [key, `${accepts.words}. ${description}`]),
)}
`;
}

function section(command: Command): string {
  const parts = [
    `## ${command.name()}`,
    command.description(),
    `\`\`\`\ncantus ${command.name()} ${command.usage()}\n\`\`\``,
    table(
      "argument",
      command.registeredArguments.map((argument) => {
        const shown = `${argument.name()}${argument.variadic ? "…" : ""}`;
        return [argument.required ? shown : `[${shown}]`, argument.description];
      }),
    ),
    table(
      "option",
      command.options.map((option) => [option.flags, withDefault(option.description, option.defaultValue)]),
    ),
  ];
  return parts.filter(Boolean).join("\n\n");
}

function withDefault(description: string, value: unknown): string {
  const isTold = value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0);
  return isTold ? `${description} (default: ${value})` : description;
}

function table(what: string, rows: readonly (readonly [string, string])[]): string {
  if (rows.length === 0) return "";
  const lines = rows.map(([name, description]) => `| \`${name}\` | ${description.replaceAll("|", "\\|")} |`);
  return [`| ${what} | |`, "| --- | --- |", ...lines].join("\n");
}

/** Commands want somewhere to write to; none of them is run. */
function nobody(): Terminal {
  const ignore = () => {};
  return { out: ignore, err: ignore, paint: (_, text) => text, cwd: ".", signal: new AbortController().signal };
}
