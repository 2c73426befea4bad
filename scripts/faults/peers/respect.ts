import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { commandOf, jsonOf, kindOf, outputOf, type Peer } from "./peer.ts";

const REPOSITORY = join(import.meta.dirname, "../../..");

/** The workflows that it generates, what deletes at the end: a generated file is meant to be edited. */
export const RESPECT: Peer = {
  name: "Redocly Respect",
  async run(stand, seconds) {
    const redocly = commandOf(REPOSITORY, "@redocly/cli", "redocly");
    const env = { REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
    await outputOf(stand, [...redocly, "generate-arazzo", "contract.json", "-o", "arazzo.yaml"], seconds, env);
    const file = join(stand.folder, "arazzo.yaml");
    const arazzo = parse(await readFile(file, "utf8")) as { workflows: { workflowId: string }[] };
    const deletes = ({ workflowId }: { workflowId: string }) =>
      workflowId.startsWith("delete") ? workflowId.length : 0;
    arazzo.workflows.sort((a, b) => Math.sign(deletes(a)) - Math.sign(deletes(b)) || deletes(b) - deletes(a));
    await writeFile(file, stringify(arazzo));
    const credential = ["--input", `${stand.scheme}=${stand.credential}`];
    await outputOf(stand, [...redocly, "respect", "arazzo.yaml", ...credential, "-J", "respect.json"], seconds, env);
    const report = jsonOf(stand, "respect.json") as { files: Record<string, { executedWorkflows: Workflow[] }> };
    const workflows = Object.values(report?.files ?? {}).flatMap(({ executedWorkflows }) => executedWorkflows);
    const failures = workflows.flatMap(({ executedSteps }) =>
      executedSteps.flatMap(({ stepId, checks }) =>
        checks.filter(({ passed }) => !passed).map(({ name, message }) => kindOf(stepId, name, message)),
      ),
    );
    return new Set(failures);
  },
};

interface Workflow {
  readonly executedSteps: {
    readonly stepId: string;
    readonly checks: { readonly name: string; readonly passed: boolean; readonly message: string }[];
  }[];
}
