/**
 * What `verify` finds of servers that are broken on purpose: a sample of the faults that `node scripts/faults/run.ts` plays
 * all of, and nothing on the servers as they are.
 */
import { describeFinding, type Finding, verify } from "@cantus/verify";
import { describe, expect, test } from "vitest";
import { createApp } from "../scripts/faults/app.ts";
import { SUBJECTS } from "../scripts/faults/subjects.ts";

const subjectOf = (server: string) => {
  const subject = SUBJECTS[server];
  if (!subject) throw new TypeError(`There is no server ${server}.`);
  return subject;
};

async function firstFinding(server: string, name: string): Promise<Finding | undefined> {
  const { contract, service, faults, identities } = subjectOf(server);
  const fault = faults.find((each) => each.name === name);
  if (!fault) throw new TypeError(`The server ${server} has no fault ${name}.`);
  for await (const finding of verify(contract, createApp(service, fault), { identities, seconds: 20 })) return finding;
  return undefined;
}

describe.each(["a", "b", "c"])("the server %s as it is", (server) => {
  test.each([1, 2])("has no finding with seed %i", async (seed) => {
    const { contract, service, identities } = subjectOf(server);
    const run = verify(contract, createApp(service), { identities, seed, requests: 1_500 });
    const { findings } = await run.result;
    expect(findings.map(describeFinding)).toEqual([]);
  });
});

describe("the server a, broken:", () => {
  test.each([
    ["number-as-text", "response-body"],
    ["create-not-stored", "created-is-there"],
    ["drops-email", "read-back"],
    ["wrong-default", "default-applied"],
    ["update-not-stored", "updated-is-changed"],
    ["patch-replaces", "only-sent-changes"],
    ["put-merges", "put-replaces"],
    ["deleted-still-there", "deleted-is-gone"],
    ["children-stay", "children-go"],
    ["refused-create-stays", "refused-leaves-nothing"],
    ["get-changes", "get-is-safe"],
    ["limit-off-by-one", "limit-respected"],
    ["offset-overlaps", "pages-whole"],
    ["total-of-all", "total-agrees"],
    ["status-filter-ignored", "filter-true"],
    ["filter-hides", "filter-whole"],
    ["sort-one-way", "sort-order"],
    ["leaks-by-id", "isolation"],
    ["key-ignored", "idempotency-key"],
    ["etag-fixed", "etag"],
    ["if-match-ignored", "conditional-write"],
    ["count-wrong", "count-agrees"],
    ["complete-not-stored", "action-is-kept"],
  ])("%s is found by %s", async (fault, check) => {
    expect((await firstFinding("a", fault))?.check).toBe(check);
  });
});

describe("the server b, broken:", () => {
  test.each([
    ["page-overlaps", "pages-whole"],
    ["cursor-skips", "pages-whole"],
    ["link-too-early", "pages-whole"],
    ["pages-rounded-down", "pages-whole"],
    ["min-seats-ignored", "filter-true"],
    ["direction-ignored", "sort-order"],
    ["trips-stay", "children-go"],
    ["driver-twice", "sent-is-shown"],
    ["foreign-trips", "isolation"],
    ["begin-not-kept", "action-is-kept"],
    ["patch-all", "read-back"],
    ["insurance-dropped", "read-back"],
    ["head-has-body", "head-equals-get"],
  ])("%s is found by %s", async (fault, check) => {
    expect((await firstFinding("b", fault))?.check).toBe(check);
  });
});

describe("the server c, broken:", () => {
  test.each([
    ["location-leads-nowhere", "location-resolves"],
    ["title-trimmed-short", "read-back"],
    ["change-forgets", "only-sent-changes"],
    ["etag-fixed", "etag"],
    ["state-ignored", "filter-true"],
    ["minus-ignored", "sort-order"],
    ["page-skips", "pages-whole"],
    ["gone-still-changed", "deleted-is-gone"],
    ["foreign-publish", "isolation"],
    ["foreign-export", "isolation"],
    ["shared-profile", "isolation"],
    ["export-loses-note", "read-back"],
    ["profile-without-website", "read-back"],
    ["refuses-plus", "valid-accepted"],
  ])("%s is found by %s", async (fault, check) => {
    expect((await firstFinding("c", fault))?.check).toBe(check);
  });
});
