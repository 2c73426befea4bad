import { execFile } from "node:child_process";
import { mkdir, mkdtempDisposable, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContract } from "@cantus/contract";
import express from "express";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { VerifyResult } from "../run/result.ts";
import { document, KEY, libraryServer } from "../testdata/library.ts";
import { type Listening, listen } from "../testdata/listen.ts";
import { readTraffic } from "../traffic/read.ts";
import { verifyTraffic } from "../traffic/verify-traffic.ts";
import { verify } from "../verify.ts";
import { REPORTS, type ReportName } from "./index.ts";

const contract = createContract(document, {
  name: "library",
  locate: () => ({ file: "openapi/library.yaml", line: 7, column: 3, listing: "> 7 | enum: [novel, essay]" }),
});
const broken = libraryServer({
  operation: "getBook",
  when: 200,
  body: (book) => ({ ...book, genre: '<b>\u0001poem\n"]]>' }),
});

const written = {} as Record<ReportName, string>;
let server: Listening;
let result: VerifyResult;
beforeAll(async () => {
  server = await listen(broken);
  const names = Object.keys(REPORTS) as ReportName[];
  const reporters = names.map((name) => {
    written[name] = "";
    return REPORTS[name](contract, (text) => {
      written[name] += text;
    });
  });
  const options = { headers: { "X-API-Key": KEY }, phases: ["examples" as const], minCoverage: { statuses: 99 } };
  result = await verify(contract, server.url, { ...options, reporters }).result;
});
afterAll(() => server.close());

describe("reports of a run with a finding", () => {
  test.each(Object.keys(REPORTS))("%s holds no secret", (name) => {
    expect(written[name as ReportName]).not.toContain(KEY);
    expect(written[name as ReportName].length).toBeGreaterThan(100);
  });

  test("text tells the finding as it comes, and at the end the coverage and what was never reached", () => {
    expect(written.text).toMatch(/^✗ getBook \(GET \/books\/\{book_id\}\): The body at \/genre must be one of/);
    expect(written.text).toMatch(/statuses +\d+ of \d+ +\d+ %/);
    expect(written.text).toContain(
      "listBooks: 401 answered: no request was sent without valid credentials (openapi/library.yaml:7:3)",
    );
    expect(written.text).toMatch(/✗ Of the statuses \d+ % were reached \(\d+ of \d+\), and 99 % are asked for\./);
    expect(written.text).toMatch(
      /library at http:\/\/127\.0\.0\.1:\d+\/v1: 7 of 7 operations called with \d+ requests, 1 finding\n$/,
    );
  });

  test("json is the whole outcome", () => {
    expect(JSON.parse(written.json)).toMatchObject({
      findings: [{ check: "response-body", operationId: "getBook" }],
      coverage: { shares: { operations: { reached: 7, total: 7 } } },
      shortfalls: [{ dimension: "statuses", wanted: 99 }],
    });
  });

  test("junit has a case for each operation and check, and what XML cannot hold is replaced", () => {
    expect(written.junit).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="the contract library at .*failures="1"/,
    );
    expect(written.junit.match(/<testsuite /g)).toHaveLength(7);
    expect(written.junit).toContain(
      '<failure message="The body at /genre must be one of: &quot;novel&quot;, &quot;essay&quot;." type="response-body">',
    );
    expect(written.junit).toContain(
      'classname="GET /books listBooks" name="declared-status: An answer has a status that the operation declares." time="0"/>',
    );
    // What Surefire's schema asks for.
    for (const [suite] of written.junit.matchAll(/<testsuite [^>]*>/g)) {
      expect(suite).toMatch(/ tests="\d+" failures="\d" errors="0" skipped="\d+" time="0">$/);
    }
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(written.junit).not.toMatch(/[\u0000-\u0008]|&(?!amp;|lt;|gt;|quot;|#10;|#13;|#9;)/);
  });

  test("github annotates the line of the clause", () => {
    const [first] = written.github.split("\n");
    expect(first).toMatch(/^::error file=openapi\/library\.yaml,line=7,col=3,title=getBook%3A response-body::getBook/);
    expect(first).toContain("%0A  check     response-body%0A");
    expect(written.github).toContain("::error title=coverage::Of the statuses");
  });

  test("markdown folds the code that repeats it, and the gaps", () => {
    expect(written.markdown).toContain("### `getBook`: The body at /genre must be one of");
    expect(written.markdown).toContain("<details><summary>As a Vitest test</summary>");
    expect(written.markdown).toMatch(/\| statuses \| \d+ of \d+ \| \d+ % \|/);
  });

  test("html is one page that loads nothing and runs nothing of a server's", () => {
    expect(written.html).toMatch(/^<!doctype html>/);
    expect(written.html).not.toMatch(/<(?:link|img|iframe)|\bsrc=|@import|url\(/);
    expect(written.html).toContain("&#60;b&#62;");
    expect(written.html).not.toContain("<b>\u0001poem");
    expect(written.html).toContain(
      '<td><span class="gap" title="401 never came: no request was sent without valid credentials">',
    );
  });

  test.each(["har", "ndjson"] as const)("%s can be read again, and shows the same", async (name) => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "cantus-"));
    const file = join(folder.path, `run.${name}`);
    await writeFile(file, written[name]);
    const { exchanges, leftOut } = await readTraffic(file);
    expect([exchanges.length, leftOut]).toEqual([result.requests, []]);
    const again = verifyTraffic(contract, exchanges, { sides: "response" });
    // A case that breaks the contract is made by its author; here nobody knows of examples that are wrong on purpose.
    expect(again.findings.map(({ fingerprint }) => fingerprint)).toContain(result.findings[0]?.fingerprint);
    expect(again.coverage.shares.statuses).toEqual(result.coverage.shares.statuses);
  });
});

describe("a finding as code", () => {
  test("calls the generated client", () => {
    expect(result.findings[0]?.client).toMatch(
      /^import \{ createLibrary \} from "\.\/src\/api\/index\.ts"; \/\/ cantus generate openapi\/library\.yaml --client src\/api\n\nconst client = createLibrary\(\{ baseUrl: "http:\/\/127\.0\.0\.1:\d+\/v1" \}\);\nconst answer = await client\.getBook\(\{ path: \{ book_id: "book_\d+" \}, headers: \{ "x-api-key": process\.env\.CANTUS_X_API_KEY \?\? "" \} \}\);$/,
    );
  });

  test("is a Vitest test that fails while the server is broken", async () => {
    const root = fileURLToPath(new URL("../..", import.meta.url));
    const vitest = fileURLToPath(new URL("../vitest.mjs", import.meta.resolve("vitest")));
    // Below the package, where its imports are found.
    const folder = join(root, ".cache", `finding-${process.pid}`);
    await mkdir(folder, { recursive: true });
    try {
      await writeFile(join(folder, "library.json"), JSON.stringify(document));
      const code = result.findings[0]?.test ?? "";
      expect(code).toContain('await readContract("openapi/library.yaml")');
      await writeFile(
        join(folder, "finding.test.ts"),
        code.replace("openapi/library.yaml", join(folder, "library.json")),
      );
      const env = { ...process.env, CANTUS_X_API_KEY: KEY };
      const output = await new Promise<string>((resolve) => {
        execFile(process.execPath, [vitest, "run", "--root", folder, "--reporter=verbose"], { env }, (_, out, err) =>
          resolve(out + err),
        );
      });
      expect(output).toContain("getBook: The body at /genre must be one of");
      expect(output).toMatch(/1 failed/);
      expect(output).toContain('"check": "response-body"');
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

test.each(["text", "html", "json", "ndjson", "junit", "markdown", "github"] as const)("%s tells of risks", (name) => {
  const [operation] = contract.operations;
  const message = "listBooks leaves 4.2 kB in memory for each request, and it only reads.";
  const risk = { message, operationId: operation?.id ?? "", pointer: "/paths", curl: "curl x" };
  let text = "";
  const reporter = REPORTS[name](contract, (part) => {
    text += part;
  });
  reporter.end({ ...result, risks: [{ ...risk, code: "memory-growth" }] });
  expect(text).toContain(message);
});

describe("reports of a run with one cause in several places", () => {
  const told = {} as Record<"text" | "markdown" | "github" | "html", string>;
  let found: VerifyResult["findings"];
  beforeAll(async () => {
    const anybody = express()
      .use((request, _, next) => {
        request.headers["x-api-key"] = KEY;
        next();
      })
      .use(libraryServer());
    const names = ["text", "markdown", "github", "html"] as const;
    const reporters = names.map((name) => {
      told[name] = "";
      return REPORTS[name](contract, (text) => {
        told[name] += text;
      });
    });
    const phases = ["examples", "boundaries"] as const;
    ({ findings: found } = await verify(contract, anybody, { headers: { "X-API-Key": KEY }, phases, reporters })
      .result);
  });

  test("text tells it once in full, the others with what differs, and all of it in one line at the end", () => {
    expect(found.filter(({ check }) => check === "security-enforced").length).toBeGreaterThan(3);
    expect(told.text.match(/^ {2}sent /gm)?.length).toBeLessThan(found.length);
    expect(told.text).toMatch(/^ {2}as above {2}security-enforced, \w+ \(/m);
    expect(told.text).toMatch(/^found, the gravest first\n {2}✗ security-enforced: \w+ and \d others: It was called/m);
  });

  test("a page in a pull request begins with the causes, and an HTML page leads to them", () => {
    expect(told.markdown).toMatch(/## Findings\n\n- security-enforced: \w+ and \d others: It was called/);
    expect(told.html).toMatch(/<li><a href="#finding-1">security-enforced: \w+ and \d others: /);
  });

  test("a case of JUnit has one failure, which tells of all of them", () => {
    let junit = "";
    const [first] = found;
    const reporter = REPORTS.junit(contract, (text) => {
      junit += text;
    });
    if (first) reporter.end({ ...result, findings: [first, { ...first, message: "Another." }] });
    expect(junit.match(/<failure /g)).toHaveLength(1);
    expect(junit).toMatch(/message="[^"]* And 1 more\."[^>]*>[^<]*: Another\./);
  });

  test("annotations are one for each finding", () => {
    expect(told.github.match(/^::error /gm)).toHaveLength(found.length);
  });
});
