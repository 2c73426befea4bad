import { sql } from "kysely";
import pino from "pino";
import { expect, test } from "vitest";
import { openDatabase } from "./database/open.ts";
import { withoutValues } from "./log.ts";
import { newPlace } from "./testing/place.ts";

test("an error of the database is logged without the values of its statement", async () => {
  const lines: string[] = [];
  const bare = pino({}, { write: (line: string) => void lines.push(line) });
  const place = await newPlace();
  const { queries, close } = await openDatabase(place.options, bare);
  await sql`create table words (word text check (word <> 'a secret tune'))`.execute(queries);
  const error = await sql`insert into words values (${"a secret tune"})`.execute(queries).catch((error) => error);
  await close();
  await place.remove();

  bare.error({ err: error }, "Not written");
  withoutValues(bare).error({ err: error }, "Not written");
  const [told, kept] = lines;
  expect(told).toContain("a secret tune");
  expect(kept).not.toContain("a secret tune");
  expect(kept).toContain("violates check constraint");
  expect(kept).toContain('"code":"23514"');
});
