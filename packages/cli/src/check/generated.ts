import { relative } from "node:path";
import { githubAnnotation } from "@cantus/changes";
import { checkFiles } from "@cantus/codegen";
import { findContracts } from "@cantus/contract/read";
import { orphanMessage, planAll } from "../commands/generate.ts";
import type { Terminal } from "../terminal.ts";
import type { Step } from "./step.ts";

/** What was generated is what would be generated now. */
export const generatedStep: Step = {
  name: "generated",
  async run({ sources, client, server, terminal }) {
    const folders = { ...(client !== undefined && { client }), ...(server !== undefined && { server }) };
    const isAsked = client !== undefined || server !== undefined;
    // A contract that nothing is generated of has nothing that could be stale.
    const contracts = isAsked ? [] : await findContracts(sources, { cwd: terminal.cwd });
    const generating = contracts.filter(({ settings }) => settings.client ?? settings.server);
    if (!isAsked && generating.length === 0) {
      const summary = "nothing is generated: no contract has a folder, x-cantus.client or x-cantus.server";
      return { status: "skipped", summary, details: [], annotations: [], json: { stale: [], orphans: [] } };
    }
    const wanted = isAsked ? sources : generating.map(({ source }) => source);
    const { files, upToDate, orphans, keep } = await planAll(wanted, folders, terminal);
    const stale = await checkFiles(files);
    if (stale.length === 0) await keep();
    const count = upToDate + files.length;
    const path = (absolute: string) => relative(terminal.cwd, absolute);
    for (const orphan of orphans) terminal.err(orphanMessage(orphan, terminal));
    return {
      status: stale.length > 0 ? "failed" : "passed",
      summary:
        stale.length === 0
          ? `${count} generated files are up to date`
          : `${stale.length} of ${count} files are stale. Run: cantus generate`,
      details: stale.map(
        (file) => `${terminal.paint("red", "stale")} ${path(file.path)}\n${painted(file.diff, terminal)}`,
      ),
      annotations: stale.map((file) =>
        githubAnnotation("error", "It is not what would be generated now. Run: cantus generate", {
          file: path(file.path),
          title: "stale",
        }),
      ),
      json: { stale: stale.map((file) => ({ path: path(file.path), diff: file.diff })), orphans: orphans.map(path) },
    };
  },
};

function painted(diff: string, { paint }: Terminal): string {
  return diff
    .split("\n")
    .map((line) => paint(line.startsWith("+") ? "green" : line.startsWith("-") ? "red" : "dim", line))
    .join("\n");
}
