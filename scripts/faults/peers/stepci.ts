import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { commandOf, kindOf, outputOf, type Peer } from "./peer.ts";

/** The workflow that it generates with all of its checks, with credentials, and what deletes at the end. */
export const STEPCI: Peer = {
  name: "Step CI",
  install: "stepci@2.8.2",
  async run(stand, seconds, folder) {
    const stepci = commandOf(folder, "stepci", "stepci");
    await outputOf(stand, [...stepci, "generate", "contract.json", "workflow.yml"], seconds);
    const file = join(stand.folder, "workflow.yml");
    const workflow = parse(await readFile(file, "utf8")) as Workflow;
    const steps = Object.values(workflow.tests).flatMap((test) => test.steps);
    for (const { http } of steps) {
      http.headers = { ...http.headers, ...stand.headers };
      // An example of an answer is none that it must be equal to: the ids are the server's.
      if (http.check) delete http.check.json;
    }
    const deletes = ({ http }: Step) => (http.method === "DELETE" ? http.url.length : 0);
    // Else the first failure ends all.
    const config = { ...workflow.config, continueOnFail: true };
    steps.sort((a, b) => Math.sign(deletes(a)) - Math.sign(deletes(b)) || deletes(b) - deletes(a));
    await writeFile(file, stringify({ ...workflow, config, tests: { contract: { steps } } }));
    const printed = await outputOf(stand, [...stepci, "run", "workflow.yml"], seconds);
    return failuresIn(printed);
  },
};

interface Step {
  readonly http: {
    readonly method: string;
    readonly url: string;
    headers?: Record<string, string>;
    readonly check?: { json?: unknown };
  };
}

interface Workflow {
  readonly config: object;
  readonly tests: Record<string, { readonly steps: Step[] }>;
}

/** Each step that failed, with each of its checks that did. */
function failuresIn(printed: string): Set<string> {
  const failures = new Set<string>();
  let step: string | undefined;
  for (const line of printed.split("\n")) {
    const [, mark, rest = ""] = /^([●✔✕⚠]\S*) (.*)$/u.exec(line) ?? [];
    if (rest.includes(" › ")) {
      step = mark === "✔" ? undefined : rest;
      if (step) failures.add(kindOf(step));
    } else if (mark === "✕" && step) {
      failures.add(kindOf(step, rest));
    }
  }
  return failures;
}
