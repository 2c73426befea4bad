import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** A generator of clients, what it generates, and a program that calls one operation of it. */
export interface Peer {
  readonly name: string;
  /** What follows `node`, in a folder of its own; `github.json` is the contract. */
  readonly generate: readonly string[];
  /** `program.ts` beside what was generated. */
  readonly program: string;
}

const root = join(import.meta.dirname, "../../..");
const cantus = join(root, "packages/cli/bin/cantus.cjs");

const BARE: Peer = {
  name: "openapi-typescript and openapi-fetch",
  generate: [join(root, "node_modules/openapi-typescript/bin/cli.js"), "github.json", "--output", "types.ts"],
  program: `import createClient from "openapi-fetch";
import type { paths } from "./types.ts";
const client = createClient<paths>({ baseUrl: "http://127.0.0.1" });
const { data, error } = await client.GET("/repos/{owner}/{repo}", { params: { path: { owner: "a", repo: "b" } } });
if (data) console.log(data.full_name);
else console.error(error);
`,
};

const CANTUS: Peer = {
  name: "Cantus",
  generate: [cantus, "generate", "github.json", "--client", "."],
  program: `import { pickGithub } from "./index.ts";
import { reposGet } from "./operations.ts";
const client = pickGithub({ reposGet }, { baseUrl: "http://127.0.0.1" });
const answer = await client.reposGet({ path: { owner: "a", repo: "b" } });
if (answer.status === 200) console.log(answer.body.full_name);
else console.error(answer.body);
`,
};

/** By package name. */
const OTHERS: Readonly<Record<string, (folder: string) => Peer>> = {
  "orval@8.38.0": (folder) => ({
    name: "orval",
    generate: [commandOf(folder, "orval"), "--input", "github.json", "--output", "client.ts", "--client", "fetch"],
    program: `import { reposGet } from "./client.ts";
const answer = await reposGet("a", "b");
if (answer.status === 200) console.log(answer.data.full_name);
else console.error(answer.data);
`,
  }),
  "@hey-api/openapi-ts@0.99.0": (folder) => ({
    name: "hey-api",
    generate: [
      commandOf(folder, "@hey-api/openapi-ts"),
      ...["--input", "github.json", "--output", "client", "--client", "@hey-api/client-fetch"],
    ],
    program: `import { reposGet } from "./client/index.ts";
const { data, error } = await reposGet({ path: { owner: "a", repo: "b" } });
if (data) console.log(data.full_name);
else console.error(error);
`,
  }),
};

/** How to get those that are not dependencies of this repository: they bring a hundred packages. */
export const INSTALL = `npm install --prefix <folder> ${Object.keys(OTHERS).join(" ")} typescript@5.9.3`;

/** @param folder where others are installed, if they are */
export function peers(folder: string | undefined): Peer[] {
  const others = Object.entries(OTHERS).filter(
    ([name]) => folder && existsSync(join(folder, "node_modules", withoutVersion(name))),
  );
  return [BARE, CANTUS, ...others.map(([, peer]) => peer(folder as string))];
}

const withoutVersion = (name: string) => name.replace(/(?<=.)@.*/, "");

/** The file of the only command of a package, or of the one by its name. */
function commandOf(folder: string, name: string): string {
  const manifest = join(folder, "node_modules", name, "package.json");
  const { bin } = createRequire(manifest)(manifest) as { bin: string | Record<string, string> };
  const [file = ""] = typeof bin === "string" ? [bin] : Object.values(bin);
  return join(dirname(manifest), file);
}
