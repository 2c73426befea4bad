/** The three tours, typed as they are shown, one command after the other. */
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Reader, typedIn } from "./reader.ts";

const contract = join(import.meta.dirname, "../../packages/cli/starter/openapi/tasks/openapi.yaml");

test("five minutes for an API team", async () => {
  const reader = new Reader();
  const typed = typedIn("docs/tour-server.md").map(({ command }) => command);
  const [first, rest] = [typed.slice(0, typed.indexOf("npx cantus dev")), typed.slice(typed.indexOf("npx cantus dev"))];
  for (const command of first) expect(await reader.type(command), command).toMatchObject({ exit: 0 });
  expect(existsSync(join(reader.folder, "src/api/server/handlers/listTasks.ts"))).toBe(true);
  await reader.commit();

  const [dev = "", verify = "", changes = ""] = rest;
  const developing = reader.start(`${dev} --port 0 --reference-port 0`);
  await developing.says(/no type errors/);
  const file = join("openapi/tasks/openapi.yaml");
  const before = reader.read(file);
  const due = before
    .replace("required: [id, title, done, created_at]", "required: [id, title, done, created_at, due]")
    .replace(/( +)created_at:\n/, "$1due:\n$1  type: string\n$1  format: date\n$&");
  expect(due).not.toBe(before);
  reader.write(file, due);
  await developing.says(/src\/tasks\.ts:\d+:\d+ .*\bdue\b/s);
  await developing.stop();
  expect(await reader.type(changes)).toMatchObject({ exit: 0, said: expect.stringContaining("due") });

  reader.write(file, before);
  expect(await reader.type("npx cantus generate")).toMatchObject({ exit: 0 });
  const serving = reader.start("env PORT=0 npm start");
  const url = await serving.origin();
  const verified = await reader.type(
    verify.replace("http://127.0.0.1:3000", url).replace("--seconds 30", "--seconds 2"),
  );
  expect(verified).toMatchObject({ exit: 0, said: expect.stringContaining("no finding") });
}, 120_000);

test("five minutes for a front end", async () => {
  const reader = new Reader();
  cpSync(contract, join(reader.folder, "openapi.yaml"));
  const [install = "", mock = "", ...rest] = typedIn("docs/tour-mock.md").map(({ command }) => command);
  expect(await reader.type(install)).toMatchObject({ exit: 0 });
  const url = await reader.start(`${mock} --port 0`).origin();
  const answers = [];
  for (const command of rest.filter((each) => each.startsWith("curl "))) {
    const { exit, said } = await reader.type(command.replace("http://127.0.0.1:4010", url));
    answers.push(/^HTTP\/1\.1 (\d+)/m.exec(said)?.[1] ?? `curl ends with ${exit}`);
  }
  // The last is a connection that breaks (curl(1): 56, failure in receiving network data).
  expect(answers).toEqual(["200", "201", "400", "400", "200", "curl ends with 56"]);
  const [generate = ""] = rest.filter((each) => each.includes("generate"));
  expect(await reader.type(generate)).toMatchObject({ exit: 0, said: expect.stringContaining("src/api/index.ts") });
}, 60_000);

test("five minutes for a client", async () => {
  const reader = new Reader();
  cpSync(contract, join(reader.folder, "openapi.yaml"));
  for (const { command } of typedIn("docs/tour-client.md")) {
    expect(await reader.type(command), command).toMatchObject({ exit: 0 });
  }
  expect(reader.read("src/api/index.ts")).toContain("listTasks");
}, 60_000);
