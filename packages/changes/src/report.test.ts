import { expect, test } from "vitest";
import type { Change } from "./change.ts";
import { compareContracts } from "./compare.ts";
import { describeResult } from "./report/describe.ts";
import { toGitHubAnnotations } from "./report/github.ts";
import { toMarkdown } from "./report/markdown.ts";
import type { ComparisonResult } from "./report/result.ts";
import { contractOf } from "./testdata/contracts.ts";
import { nextVersion } from "./version.ts";

/** Two operations with one schema, and one of its properties longer or shorter. */
const shared = (maxLength: number) =>
  contractOf(`
paths:
  /a: { put: { operationId: putA, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Name' } } } }, responses: { 204: { description: Done. } } } }
  /b: { put: { operationId: putB, requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Name' } } } }, responses: { 204: { description: Done. } } } }
components: { schemas: { Name: { type: object, properties: { name: { type: string, maxLength: ${maxLength} } } } } }`);

function resultOf(changes: readonly Change[], approved = new Map<string, string>()): ComparisonResult {
  return {
    contract: "names",
    labels: { base: "main", head: "now" },
    presence: "both",
    changes,
    approved,
    staleApprovals: [],
    version: undefined,
    side: "callers",
  };
}

test("a change of a component is one, approved at once and told once, with the operations that have it", () => {
  const changes = compareContracts(shared(9), shared(3));
  expect(changes).toHaveLength(2);
  const [first] = changes;
  expect(new Set(changes.map(({ fingerprint }) => fingerprint))).toEqual(new Set([first?.fingerprint]));
  expect(describeResult(resultOf(changes))).toBe(`names: main → now

PUT /a (putA)
  ✗ breaking  \`/name\` of the request body may be at most 3 long, before 9.
              \`/name: "aaaa"\` was accepted and is refused now.
              So in 1 other operation: PUT /b
              Accept both for a while, or ask for the new form in a new version of the operation.
              request-property-max-length-decreased ${first?.fingerprint}

2 changes for callers: 2 breaking, 0 risky, 0 safe.`);
  expect(toMarkdown(resultOf(changes))).toContain('`/name: "aaaa"` was accepted and is refused now. So in `PUT /b`.');
  expect(toGitHubAnnotations(resultOf(changes))).toHaveLength(1);
  const approved = resultOf(changes, new Map([[first?.fingerprint ?? "", "Nobody has one."]]));
  expect(describeResult(approved)).toContain("Approved: Nobody has one.");
  expect(toGitHubAnnotations(approved)).toEqual([]);
});

const versioned = (version: string, path = "/a") =>
  contractOf(
    `{ info: { title: A, version: '${version}' }, paths: { ${path}: { get: { operationId: a, responses: { 200: { description: A. } } } } } }`,
  );
const described = (version: string) =>
  contractOf(
    `{ info: { title: A, version: '${version}' }, paths: { /a: { get: { operationId: a, summary: A., responses: { 200: { description: A. } } } } } }`,
  );
const more = (version: string) =>
  contractOf(
    `{ info: { title: A, version: '${version}' }, paths: { /a: { get: { operationId: a, responses: { 200: { description: A. } } }, put: { operationId: b, responses: { 200: { description: A. } } } } } }`,
  );

test.each([
  ["1.4.2", versioned("1.4.2"), "1.4.2", "none", true],
  ["1.4.2", described("1.4.3"), "1.4.3", "patch", true],
  ["1.4.2", more("1.4.2"), "1.5.0", "minor", false],
  ["1.4.2", versioned("2.0.0", "/b"), "2.0.0", "major", true],
  ["0.4.2", versioned("0.4.2", "/b"), "0.5.0", "major", false],
  ["0.4.2", more("0.4.3"), "0.4.3", "minor", true],
  ["v2", versioned("v2", "/b"), "v3.0.0", "major", false],
  ["2026-01-15", versioned("2026-01-15", "/b"), undefined, "major", true],
])("after %s comes what semantic versioning asks for", (version, head, suggested, part, isEnough) => {
  const base = versioned(version);
  expect(nextVersion(base, head, compareContracts(base, head))).toMatchObject({ suggested, part, isEnough });
});
