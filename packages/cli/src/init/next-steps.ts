/** What a user does next, with commands and code that fit what was found. */
import { posix } from "node:path";
import type { Destination, Layout } from "./layout.ts";
import type { PackageManager, Survey } from "./survey.ts";

export function nextSteps(survey: Survey, { destinations, needsApp }: Layout): string {
  const [first] = destinations as readonly [Destination, ...Destination[]];
  const { run, execute } = COMMANDS[survey.packageManager];
  const steps: (readonly [string, string])[] = [
    [`${survey.packageManager} install`, ""],
    [`${execute} cantus generate`, "types, client and server from the contract"],
    [`${execute} cantus mock`, "something to talk to, now"],
    ...(needsApp
      ? ([
          [`${run} start`, "your server"],
          [`${run} test`, "holds it against the contract"],
        ] as const)
      : []),
    [`${run} contract:dev`, "all of it, following every change of the contract"],
  ];
  const width = Math.max(...steps.map(([command]) => command.length));
  const lines = steps.map(([command, what]) => `  ${command.padEnd(width)}  ${what}`.trimEnd());
  return ["", "Next", ...lines, ...mounting(survey, first), ...calling(survey, first), ...modules(survey)].join("\n");
}

/** How a script of the project is run, and a command of an installed package. */
const COMMANDS: Readonly<Record<PackageManager, { readonly run: string; readonly execute: string }>> = {
  npm: { run: "npm run", execute: "npx" },
  pnpm: { run: "pnpm", execute: "pnpm exec" },
  yarn: { run: "yarn", execute: "yarn" },
  bun: { run: "bun run", execute: "bunx" },
};

/** A bundler reads both kinds; Node goes by package.json. */
function modules({ has, manifest }: Survey): string[] {
  if (has.vite || !has.code || !manifest || manifest.value.type === "module") return [];
  return [
    "",
    'Generated code is ES modules, and this project is not: package.json has no "type": "module".',
    "  Set it, and name files that use `require` *.cjs. TypeScript that is compiled with `module: nodenext` needs it, too.",
  ];
}

/** An application that is there already is its author's: the lines are shown, not written. */
function mounting({ has }: Survey, { server }: Destination): string[] {
  if (!server || !has.express) return [];
  return [
    "",
    "In your Express application",
    `  import { handlers } from "./${fromSources(server)}/handlers.js";`,
    `  import { createRouter } from "./${fromSources(server)}/router.js";`,
    "  app.use(createRouter({ handlers }));   // with security functions, where the contract has schemes",
  ];
}

function calling({ has }: Survey, { name, client }: Destination): string[] {
  if (!client || !has.vite) return [];
  const api = name.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  return [
    "",
    "In your front end",
    `  import { create${api} } from "./${fromSources(client)}/index.js";`,
    `  const api = create${api}({ baseUrl: "http://127.0.0.1:4010…" });   // the address that \`npx cantus mock\` prints`,
  ];
}

const fromSources = (path: string) => (path.startsWith("src/") ? posix.relative("src", path) : path);
