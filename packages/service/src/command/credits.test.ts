import { afterAll, beforeAll, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { newPlace, type Place } from "../testing/place.ts";
import { runCredits } from "./credits.ts";
import { runKeys } from "./keys.ts";

let place: Place;
beforeAll(async () => {
  place = await newPlace();
  const config = readConfig({ CANTUS_CREDITS: "10" }, place.options);
  await runKeys(["create", "--name", "laptop", "--organization", "org_mine"], config, () => {});
});
afterAll(() => place.remove());

async function credits(...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  await runCredits(args, readConfig({}, place.options), (line) => lines.push(line));
  return lines;
}

test("what is granted comes to what the organization has", async () => {
  expect(await credits("show", "org_mine")).toEqual(["org_mine  available 10  reserved 0  used 0"]);
  expect(await credits("grant", "org_mine", "500")).toEqual(["org_mine  available 510  reserved 0  used 0"]);
  expect(await credits("show", "org_mine")).toEqual(["org_mine  available 510  reserved 0  used 0"]);
});

test.each([
  [["grant"], "Name the organization"],
  [["grant", "org_mine"], '"" is no amount'],
  [["grant", "org_mine", "0"], '"0" is no amount'],
  [["grant", "org_mine", "1.5"], '"1.5" is no amount'],
  [["grant", "org_mine", "2147483648"], "from 1 to 2147483647"],
  [["grant", "org_none", "5"], "no organization org_none"],
  [["grant", "org_mine", "5", "6"], 'no "6"'],
  [["show"], "Name the organization"],
  [["show", "org_none"], "no organization org_none"],
  [["show", "org_mine", "5"], 'no "5"'],
  [["spend", "org_mine"], "credits spend"],
  [[], "credits "],
])("credits %j says what is wrong with it, and grants nothing", async (args, words) => {
  await expect(credits(...args)).rejects.toThrow(words);
});
