/** package.json with the scripts and the packages that a project needs. */
import type { Layout } from "./layout.ts";
import type { Manifest, Survey } from "./survey.ts";

/** What generated code and the starter are tested with. */
const VERSIONS = {
  "@types/express": "^5.0.6",
  "@types/node": "^24.19.2",
  express: "^5.3.0",
  typescript: "^5.9.3",
  vitest: "^5.1.1",
};

/** What npm writes for a project without tests. */
const NO_TEST = /^echo .*no test specified/;

/**
 * @param version of `cantus`, and so of all its packages
 * @returns the file as it shall be; `undefined` where nothing is missing
 */
export function withPackages(survey: Survey, layout: Layout, version: string): string | undefined {
  const present: Manifest = survey.manifest?.value ?? { name: "my-api", private: true, type: "module" };
  const dependencies = missing(present, wantedAtRunTime(layout, version));
  const devDependencies = missing(present, wantedInDevelopment(survey, layout, version));
  const scripts = Object.entries(wantedScripts(survey, layout)).filter(([name]) => {
    const taken = present.scripts?.[name];
    return taken === undefined || (name === "test" && NO_TEST.test(taken));
  });
  // Where there is no code yet, what `npm init` chose for it is nobody's choice.
  const type = layout.needsApp && !survey.has.code && present.type !== "module" ? { type: "module" } : undefined;
  if (survey.manifest && !type && scripts.length + dependencies.length + devDependencies.length === 0) return undefined;
  const changed = {
    ...present,
    ...type,
    ...(scripts.length > 0 && { scripts: { ...present.scripts, ...Object.fromEntries(scripts) } }),
    ...(dependencies.length > 0 && { dependencies: sorted(present.dependencies, dependencies) }),
    ...(devDependencies.length > 0 && { devDependencies: sorted(present.devDependencies, devDependencies) }),
  };
  const indent = survey.manifest?.text.match(/^\{\r?\n([ \t]+)/)?.[1] ?? "  ";
  return `${JSON.stringify(changed, null, indent)}\n`;
}

type Wanted = Readonly<Record<string, string>>;

function wantedScripts(survey: Survey, { needsApp }: Layout): Wanted {
  return {
    "contract:dev": "cantus dev",
    "contract:generate": "cantus generate",
    "contract:check": "cantus check",
    "contract:mock": "cantus mock",
    ...(needsApp && { start: "node src/main.ts", typecheck: "tsc -p .", test: "vitest run" }),
    ...(survey.has.vitest && { test: "vitest run" }),
  };
}

function wantedAtRunTime({ destinations, needsApp }: Layout, version: string): Wanted {
  const hasServer = destinations.some(({ server }) => server);
  return {
    ...(destinations.some(({ client }) => client) && { "@cantus/client": version }),
    ...(hasServer && { "@cantus/contract": version, "@cantus/server": version }),
    ...(needsApp && { express: VERSIONS.express }),
  };
}

function wantedInDevelopment({ has }: Survey, { needsApp, destinations }: Layout, version: string): Wanted {
  const hasServer = destinations.some(({ server }) => server);
  return {
    cantus: version,
    ...(needsApp && {
      "@cantus/verify": version,
      "@types/express": VERSIONS["@types/express"],
      vitest: VERSIONS.vitest,
    }),
    ...(has.vitest && hasServer && { "@cantus/verify": version }),
    ...((hasServer || needsApp) && { "@types/node": VERSIONS["@types/node"] }),
    ...(!has.vite && { typescript: VERSIONS.typescript }),
  };
}

function missing({ dependencies, devDependencies }: Manifest, wanted: Wanted): [string, string][] {
  return Object.entries(wanted).filter(([name]) => !(dependencies?.[name] ?? devDependencies?.[name]));
}

function sorted(present: Wanted | undefined, added: readonly [string, string][]): Wanted {
  return Object.fromEntries(Object.entries({ ...present, ...Object.fromEntries(added) }).sort());
}
