/** `cantus changes` and `cantus check` in a Git repository, as a person and as a pipeline run them. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { runCantus } from "./run-cantus.ts";

let folder: string;

const put = (path: string, content: string) => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
};

function git(...args: string[]): void {
  const { status, stderr } = spawnSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], {
    cwd: folder,
  });
  if (status !== 0) throw new Error(stderr.toString());
}

const OPENAPI = `openapi: 3.1.0
info: { title: Jobs, version: 1.4.0, license: { name: MIT, url: "https://example.com" } }
servers: [{ url: "https://api.jobs.dev" }]
security: []
paths:
  /jobs/{job_id}:
    $ref: paths/jobs_{job_id}.yaml
`;
const PATH = `get:
  operationId: getJob
  summary: Get a job
  parameters:
    - { name: job_id, in: path, required: true, schema: { type: string } }
    - { name: limit, in: query, schema: { $ref: ../schemas/Limit.yaml } }
  responses:
    "200": { description: The job. }
    "404": { description: None. }
`;
const LIMIT = "type: integer\nminimum: 1\nmaximum: 200\n";

beforeAll(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "cantus-changes-test-")));
  put("redocly.yaml", "extends: [minimal]\napis: { jobs: { root: openapi/openapi.yaml } }\n");
  put("openapi/openapi.yaml", OPENAPI);
  put("openapi/paths/jobs_{job_id}.yaml", PATH);
  put("openapi/schemas/Limit.yaml", LIMIT);
  git("init", "-q", "-b", "main");
  git("add", ".");
  git("commit", "-q", "-m", "One");
  git("tag", "v1.4.0");
});
beforeEach(() => {
  vi.stubEnv("GITHUB_ACTIONS", undefined);
  put("openapi/openapi.yaml", OPENAPI);
  put("openapi/schemas/Limit.yaml", LIMIT.replace("200", "100"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cantus = (...args: string[]) => runCantus(args, folder);

describe("cantus changes", () => {
  test.each(["main", "v1.4.0", "HEAD", "main:openapi/openapi.yaml"])("compares with %s, file by file", async (base) => {
    const { exit, out } = await cantus("changes", base, ...(base.includes(":") ? ["openapi/openapi.yaml"] : []));
    const revision = base.split(":")[0];
    const isFile = base.includes(":");
    expect(out).toBe(`jobs: ${base} → ${isFile ? "openapi/openapi.yaml" : "now"}

GET /jobs/{job_id} (getJob)
  ✗ breaking  The query parameter \`limit\` may be at most 100, before at most 200.
              \`limit: 101\` was accepted and is refused now.
              ${revision}:openapi/schemas/Limit.yaml:3:1 → openapi/schemas/Limit.yaml:3:1
              Accept both for a while, or ask for the new form in a new version of the operation.
              request-parameter-max-decreased c9c10c63318f

1 change for callers: 1 breaking, 0 risky, 0 safe. Next version: 2.0.0 (major); the contract says 1.4.0.`);
    expect(exit).toBe(1);
  });

  test("two revisions, the same: no change", async () => {
    expect(await cantus("changes", "v1.4.0", "main")).toEqual({
      exit: 0,
      out: "jobs: v1.4.0 → main\n\nNo change.",
      err: "",
    });
  });

  test("servers are broken by other things, and a level is let pass", async () => {
    expect(await cantus("changes", "main", "--for", "servers")).toMatchObject({
      exit: 0,
      out: expect.stringContaining("✓ safe"),
    });
    expect(await cantus("changes", "main", "--fail-on", "none")).toMatchObject({ exit: 0 });
  });

  test("what is meant is approved, and an approval of nothing is told", async () => {
    expect(await cantus("changes", "main", "--approve", "approvals.yaml")).toMatchObject({ exit: 1 });
    const written = readFileSync(join(folder, "approvals.yaml"), "utf8");
    expect(written).toContain("GET /jobs/{job_id}: The query parameter `limit`");
    expect(await cantus("changes", "main", "--approvals", "approvals.yaml")).toMatchObject({
      exit: 2,
      err: expect.stringMatching(/^approvals.yaml is no approval file: approval 1 \([0-9a-f]{12}\) has no `reason`.$/),
    });
    put("approvals.yaml", written.replace('reason: ""', "reason: Nobody asked for so many."));
    const approved = await cantus("changes", "main", "--approvals", "approvals.yaml");
    expect(approved).toMatchObject({ exit: 0, out: expect.stringContaining("Approved: Nobody asked for so many.") });
    put("openapi/schemas/Limit.yaml", LIMIT);
    const stale = await cantus("changes", "main", "--approvals", "approvals.yaml");
    expect(stale).toMatchObject({ exit: 0, out: expect.stringContaining("is of no change any more: remove it.") });
  });

  test("reports go to files, each in its form", async () => {
    await cantus(
      "changes",
      "main",
      ...["junit=out/a.xml", "markdown=out/a.md", "json=out/a.json", "github=out/a.txt"].flatMap((report) => [
        "--report",
        report,
      ]),
    );
    const read = (name: string) => readFileSync(join(folder, "out", name), "utf8");
    expect(read("a.xml")).toContain('<testsuite name="jobs" tests="1" failures="1">');
    expect(read("a.xml")).toContain(
      '<failure type="breaking" message="The query parameter `limit` may be at most 100, before at most 200.">',
    );
    expect(read("a.md")).toContain(
      "## jobs 1.4.0\n\n> The next version should be 2.0.0.\n\n### Breaking\n\n- **`GET /jobs/{job_id}`** The query parameter `limit`",
    );
    expect(JSON.parse(read("a.json"))).toMatchObject([
      {
        contract: "jobs",
        counts: { breaking: 1 },
        version: { suggested: "2.0.0", isEnough: false },
        changes: [{ head: { line: 3 }, witness: { value: 101 } }],
      },
    ]);
    expect(read("a.txt")).toBe(
      "::error file=openapi/schemas/Limit.yaml,line=3,col=1,title=request-parameter-max-decreased::The query parameter `limit` may be at most 100, before at most 200.%0A`limit: 101` was accepted and is refused now.%0AAccept both for a while, or ask for the new form in a new version of the operation.\n",
    );
  });

  test.each<[args: string[], message: string]>([
    [["nowhere"], "There is no `nowhere`, neither a contract nor a file nor a revision. redocly.yaml has jobs."],
    [["main:openapi/nothing.yaml", "jobs"], "There is no file openapi/nothing.yaml at main."],
    [["nowhere:openapi/openapi.yaml", "jobs"], "There is no `nowhere`"],
    [["--", "--output"], "There is no `--output`"],
    [["main", "--report", "pdf=a.pdf"], 'There is no report "pdf". There are junit, json, markdown, github.'],
    [["main", "--approvals", "none.yaml"], "none.yaml is no approval file: there is no such file."],
    [["openapi/gone.yaml", "jobs"], "There is no file openapi/gone.yaml."],
  ])("%j is refused with what is wrong", async (args, message) => {
    const { exit, err } = await cantus("changes", ...args);
    expect(err).toContain(message);
    expect(err).not.toContain("at async");
    expect(exit).toBe(2);
  });

  test("a contract that could not be read then says where, at that revision", async () => {
    put("openapi/openapi.yaml", OPENAPI.replace("jobs_{job_id}.yaml", "gone.yaml"));
    git("commit", "-qam", "Broken");
    put("openapi/openapi.yaml", OPENAPI);
    const { exit, err } = await cantus("changes", "HEAD");
    git("reset", "-q", "--soft", "v1.4.0");
    git("reset", "-q");
    expect(exit).toBe(2);
    expect(err).toContain("At HEAD: The $ref `paths/gone.yaml` leads nowhere");
    expect(err).toContain("openapi/openapi.yaml:7:5");
  });
});

describe("cantus check", () => {
  test("lints, and compares with a base; the summary tells what was not done, and why", async () => {
    expect(await cantus("check")).toEqual({
      exit: 0,
      out: "",
      err: [
        "✓ lint       1 contract: 0 errors, 0 warnings",
        "- generated  nothing is generated: no contract has a folder, x-cantus.client or x-cantus.server",
        "- scenarios  no contract has any: x-cantus.mock.scenarios in redocly.yaml",
        "- changes    not compared: give --base <revision>, or set x-cantus.changes.base in redocly.yaml",
      ].join("\n"),
    });
    const compared = await cantus("check", "--base", "main");
    expect(compared).toMatchObject({ exit: 1, out: expect.stringContaining("`limit: 101` was accepted") });
    expect(compared.err).toContain("✗ changes    since main: 1 breaking, 0 risky, 0 safe");
  });

  test("takes the base, what is too much and what is meant from redocly.yaml", async () => {
    const configuration = readFileSync(join(folder, "redocly.yaml"), "utf8");
    const settings = (changes: string) =>
      put(
        "redocly.yaml",
        `extends: [minimal]\napis: { jobs: { root: openapi/openapi.yaml, x-cantus: { changes: ${changes} } } }\n`,
      );
    settings("{ base: main }");
    expect(await cantus("check")).toMatchObject({ exit: 1 });
    settings("{ base: main, failOn: none }");
    expect(await cantus("check")).toMatchObject({ exit: 0 });
    settings("{ base: main, failOn: sometimes, bass: main }");
    const { exit, err } = await cantus("check");
    expect(exit).toBe(2);
    expect(err).toContain("`failOn` in `changes` is `sometimes`, not `breaking`, `risky` or `none`.");
    expect(err).toContain("There is no setting `bass` in `changes`.");
    put("redocly.yaml", configuration);
  });

  test("annotates in a GitHub workflow, and prints one JSON for programs", async () => {
    vi.stubEnv("GITHUB_ACTIONS", "true");
    const { out } = await cantus("check", "--base", "main");
    expect(out).toContain(
      "::error file=openapi/schemas/Limit.yaml,line=3,col=1,title=request-parameter-max-decreased::",
    );
    const { out: json } = await cantus("check", "--base", "main", "--json");
    expect(JSON.parse(json)).toMatchObject({
      steps: [
        { name: "lint", status: "passed" },
        { name: "generated", status: "skipped" },
        { name: "scenarios", status: "skipped" },
        { name: "changes", status: "failed" },
      ],
      lint: [],
      stale: [],
      changes: [{ contract: "jobs", changes: [{ code: "request-parameter-max-decreased" }] }],
    });
  });
});
