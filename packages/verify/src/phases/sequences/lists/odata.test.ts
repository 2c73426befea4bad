/** What is recognised of OData: keys in paths, `$filter`, `$count`, links to the next page. */
import { expect, test } from "vitest";
import { verify } from "../../../index.ts";
import { boatsContract, boatsServer } from "../../../testdata/boats.ts";

async function told(broken?: Parameters<typeof boatsServer>[0]): Promise<string[]> {
  const { findings } = await verify(boatsContract, boatsServer(broken), { phases: ["examples", "sequences"] }).result;
  return findings.map(({ check, message }) => `${check}: ${message}`);
}

test("nothing is found where a server keeps to it", async () => expect(await told()).toEqual([]));

test.each<[string, Parameters<typeof boatsServer>[0], string]>([
  ["what is read by a key in brackets is not what was sent", { forgets: true }, "read-back: /Length was sent as"],
  ["what was deleted by a key in brackets is still there", { keepsDeleted: true }, "deleted-is-gone: "],
  ["$count=true counts the page", { counts: (_, shown) => shown - 1 }, "total-agrees: The list says /@odata.count: "],
  ["$count=true tells nothing", { counts: () => undefined }, "total-agrees: $count=true asks for the number of items"],
  ["/$count is not how many there are", { countsPath: (matching) => matching + 1 }, "total-agrees: "],
  ["/$count knows no filter", { countsPath: (_, all) => all }, "total-agrees: With $filter="],
  ["$top=0 is disregarded", { none: 10 }, "limit-respected: $top=0 was asked for, and 10 items came."],
  [
    "gt lets the bound itself through",
    { filters: (term) => term.replace(" gt ", " ge ") },
    "filter-true: $filter=Length gt",
  ],
  ["ne means eq", { filters: (term) => term.replace(" ne ", " eq ") }, "filter-true: $filter="],
  ["and is forgotten", { filters: (term) => (term.startsWith("Length eq") ? "Length ge 0" : term) }, "filter-true: "],
  ["a link forgets the filter", { linksAlone: true }, "filter-true: $filter="],
  ["there is no link where there is more", { links: false }, "pages-whole: The page has no link to the next"],
])("%s, and it is found", async (_, broken, found) => {
  expect(await told(broken)).toContainEqual(expect.stringContaining(found));
});
