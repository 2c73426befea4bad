/** Rule by rule: what oasdiff tells of a change is told here too, and is taken as seriously. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isAtLeast, type Level } from "./change.ts";
import { compareContracts } from "./compare.ts";
import { pairFor } from "./testdata/oasdiff-pairs.ts";
import { areaOf, kindOf, OASDIFF_RULES, type OasdiffRule } from "./testdata/oasdiff-rules.ts";

const LEVEL: Readonly<Record<OasdiffRule["level"], Level>> = { error: "breaking", warn: "risky", info: "safe" };

/** A label or a description more or less is a patch of a version here, not a new feature. */
const WORDS = /^api-tag-|scope-changed$/;

/** Webhooks are an area of their own here, a body that goes is in that of bodies, and all keywords are in that of schemas. */
const ELSEWHERE = /^webhook-|^request-body-removed$|-body-content-/;

describe.each(["3.1.0", "3.0.3"] as const)("OpenAPI %s", (version) => {
  const rules = OASDIFF_RULES.filter(({ id }) => pairFor(id, version) !== undefined);
  test.each(rules)("$level $id", ({ id, level, code, reason }) => {
    const { base, head } = pairFor(id, version) ?? {};
    if (!base || !head) throw new Error(`There is no pair for ${id}.`);
    const changes = compareContracts(base, head, { today: new Date("2026-01-01") });
    const told = changes.filter((change) => change.code === code);
    if (code === undefined) {
      expect(changes).toEqual([]);
      return;
    }
    expect(changes.map((change) => change.code)).toContain(code);
    if (code === id && !ELSEWHERE.test(id)) expect(told.map(({ area }) => area)).toContain(areaOf(id));
    if (code === id) expect(told.map(({ kind }) => kind)).toContain(WORDS.test(id) ? "none" : kindOf(id));
    // A reason is for a milder level, and for nothing else.
    expect(told.some(({ callers }) => isAtLeast(callers, LEVEL[level]))).toBe(reason === undefined);
  });
});

test("every rule that is told of is tried", () => {
  const untried = OASDIFF_RULES.filter(({ id, code }) => code !== undefined && pairFor(id) === undefined);
  expect(untried.map(({ id }) => id)).toEqual([]);
});

test("the documentation says how many there are", () => {
  const docs = readFileSync(join(import.meta.dirname, "../../../docs/changes.md"), "utf8").replaceAll(/\s+/g, " ");
  const errors = OASDIFF_RULES.filter(({ level }) => level === "error");
  const covered = (rules: readonly OasdiffRule[]) => rules.filter(({ code }) => code !== undefined).length;
  const milder = errors.filter(({ code, reason }) => code !== undefined && reason !== undefined).length;
  expect(docs).toContain(`Of its ${OASDIFF_RULES.length} rules (${errors.length} errors)`);
  expect(docs).toContain(`${covered(OASDIFF_RULES)} have a code here (${covered(errors)} of the errors)`);
  expect(docs).toContain(`${milder} of its errors are a milder level here`);
});
