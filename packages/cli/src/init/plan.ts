/** What `init` would do to a project. Planning writes nothing. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { importExtensionFor } from "@cantus/codegen";
import { readContract } from "@cantus/contract/read";
import { appModule, mainModule, type Served, testModule } from "./application.ts";
import { withContracts } from "./configuration.ts";
import { type Destination, type Layout, layOut } from "./layout.ts";
import { withPackages } from "./manifest.ts";
import { starterFiles } from "./starter.ts";
import type { Survey } from "./survey.ts";
import { workflow } from "./workflow.ts";

interface PlannedFile {
  /** From the project's folder, with `/`. */
  readonly path: string;
  readonly content: string;
  /** `add` writes a file that is not there; `change` adds to one that is. */
  readonly kind: "add" | "change";
}

export interface InitPlan {
  readonly layout: Layout;
  /** In the order in which a person would read them. */
  readonly files: readonly PlannedFile[];
}

export interface InitOptions {
  /** The version of `cantus`, which its packages share. */
  readonly version: string;
  /** Write a workflow for GitHub. Defaults to whether there is a `.github`. */
  readonly workflow?: boolean;
}

/**
 * What is missing for a project to have its contracts in Cantus. A file that is there is never replaced: redocly.yaml and
 * package.json get what they lack, everything else stays.
 *
 * @throws {ContractError} for a contract that cannot be read
 */
export async function planInit(survey: Survey, options: InitOptions): Promise<InitPlan> {
  const layout = layOut(survey);
  const files: PlannedFile[] = [];
  const add = (path: string, content: string) => {
    if (!existsSync(join(survey.folder, path))) files.push({ path, content, kind: "add" });
  };
  const change = (path: string, content: string | undefined, present: unknown) => {
    if (content !== undefined) files.push({ path, content, kind: present === undefined ? "add" : "change" });
  };

  change("redocly.yaml", withContracts(survey.configuration, layout.destinations), survey.configuration);
  change("package.json", withPackages(survey, layout, options.version), survey.manifest);
  const starter = await starterFiles();
  if (!survey.has.typescript && !survey.has.vite) add("tsconfig.json", starter.get("tsconfig.json") as string);
  if (layout.isStarter) {
    for (const [path, content] of starter) {
      if (path !== "tsconfig.json" && (layout.needsApp || path.startsWith("openapi/"))) add(path, content);
    }
  } else if (layout.needsApp) {
    for (const [path, content] of await applicationFiles(survey, layout)) add(path, content);
  }
  if (options.workflow ?? survey.has.github) add(".github/workflows/contract.yaml", workflow(survey.packageManager));
  return { layout, files };
}

async function applicationFiles({ folder, has }: Survey, layout: Layout): Promise<[string, string][]> {
  const served = await Promise.all(
    layout.destinations
      .filter((destination): destination is Destination & { server: string } => destination.server !== undefined)
      .map(async (destination): Promise<Served> => {
        return { ...destination, contract: await readContract(join(folder, destination.path), { cwd: folder }) };
      }),
  );
  if (served.length === 0) return [];
  // The starter's tsconfig.json, where there is none yet, allows `.ts`.
  const extension = has.typescript ? await importExtensionFor(join(folder, "src")) : ".ts";
  return [
    ["src/app.ts", appModule(served, extension)],
    ["src/main.ts", mainModule(extension)],
    ["test/contract.test.ts", testModule(served, extension)],
  ];
}
