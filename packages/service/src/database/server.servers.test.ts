import pg from "pg";
import { describe, expect, inject, test } from "vitest";
import { quickMusic } from "../testing/quick-engines.ts";
import { ended, generate, startService } from "../testing/service.ts";
import { DatabaseUnreachableError } from "./server.ts";

describe("a PostgreSQL server", () => {
  test("may break all connections: the service makes new ones, and hears news again", async () => {
    const service = await startService({ engines: [quickMusic] });
    const caller = await service.newCaller();
    await ended(caller, await generate(caller));

    const administrator = new pg.Client(service.place.options.databaseUrl);
    await administrator.connect();
    const { rowCount } = await administrator.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    expect(rowCount).toBeGreaterThan(3);
    await administrator.end();

    await expect.poll(async () => (await service.call("GET", "/readyz")).status, { timeout: 10_000 }).toBe(200);
    expect(await ended(caller, await generate(caller))).toMatchObject({ status: "succeeded" });
    await service.close();
  });

  test.each([
    [
      "a server that is not there",
      () => "postgres://me:secret@127.0.0.1:1/none",
      "127.0.0.1:1/none cannot be used (connect",
    ],
    ["a database that is not there", (servers: string) => `${servers}/none`, '"none" does not exist'],
  ])("%s is told, without the password", async (_, urlOf, words) => {
    const databaseUrl = urlOf(inject("servers")?.postgres ?? "");
    const error = await startService({ databaseUrl }).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(DatabaseUnreachableError);
    expect(String(error)).toContain(words);
    expect(String(error)).not.toContain("secret");
  });
});
