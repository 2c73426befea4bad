import { rm } from "node:fs/promises";
import pino from "pino";
import { expect, test } from "vitest";
import { openDatabase } from "./database/open.ts";
import { withoutValues } from "./log.ts";
import { newDataFolder } from "./testing/data-folder.ts";

test("an error of the database is logged without the values of its statement", async () => {
  const lines: string[] = [];
  const bare = pino({}, { write: (line: string) => void lines.push(line) });
  const folder = await newDataFolder();
  const database = await openDatabase(folder);
  await database.pglite.query("create table words (word text check (word <> 'a secret tune'))");
  const error = await database.pglite.query("insert into words values ($1)", ["a secret tune"]).catch((error) => error);
  await database.close();
  await rm(folder, { recursive: true });

  bare.error({ err: error }, "Not written");
  withoutValues(bare).error({ err: error }, "Not written");
  const [told, kept] = lines;
  expect(told).toContain("a secret tune");
  expect(kept).not.toContain("a secret tune");
  expect(kept).toContain("violates check constraint");
  expect(kept).toContain('"code":"23514"');
});
