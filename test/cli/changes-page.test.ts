/** docs/changes.md says what the commands print. */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { runCantus } from "./run-cantus.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/changes.md"), "utf8");

/** The content of the code blocks of one kind. */
const blocks = (kind: string) =>
  [...page.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)]
    .filter(([, is]) => is === kind)
    .map(([, , content]) => content ?? "");

/** What the page says that a command prints. */
const printed = (command: string) =>
  blocks("")
    .find((block) => block.startsWith(`$ ${command}\n`))
    ?.replace(`$ ${command}\n`, "")
    .trimEnd();

function edited(text: string, diff: string): string {
  let result = text;
  let last = "";
  let isReplacing = false;
  for (const line of diff.trimEnd().split("\n")) {
    const content = line.slice(1);
    if (line.startsWith("-")) isReplacing = true;
    else result = isReplacing ? result.replace(last, () => content) : result.replace(last, () => `${last}\n${content}`);
    if (line.startsWith("+")) isReplacing = false;
    last = content;
  }
  return result;
}

test("the example prints what the page says", async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "cantus-changes-page-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [contract = "", approvals = ""] = blocks("yaml");
  const put = (name: string, content: string) => writeFileSync(join(folder, name), content);
  put("openapi.yaml", contract);
  put("redocly.yaml", "extends: [minimal]\napis: { shop: { root: openapi.yaml } }\n");
  for (const args of [
    ["init", "-q", "-b", "main"],
    ["add", "."],
    ["-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "One"],
  ]) {
    expect(spawnSync("git", args, { cwd: folder }).status).toBe(0);
  }
  put("openapi.yaml", edited(contract, blocks("diff")[0] ?? ""));
  put("approvals.yaml", approvals);

  const changes = await runCantus(["changes", "main"], folder);
  expect(changes).toEqual({ exit: 1, out: printed("cantus changes main"), err: "" });
  const check = await runCantus(["check", "--base", "main", "--approvals", "approvals.yaml"], folder);
  expect(check).toMatchObject({ exit: 1, err: printed("cantus check --base main --approvals approvals.yaml") });
  expect(check.out).toContain("Approved: Nobody asked for more than 100 in a year.");
});
