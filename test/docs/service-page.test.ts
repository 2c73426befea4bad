/** docs/service.md: the commands for keys and credits, typed as they are shown, with the names that the ones before have told. */
import { expect, test } from "vitest";
import { blocks } from "./blocks.ts";
import { Reader } from "./reader.ts";

const typed = (
  blocks().find(({ place, text }) => place.startsWith("docs/service.md:") && text.includes(" keys "))?.text ?? ""
)
  .split("\n")
  .map((line) => line.replace(/\s+#.*$/, ""));

test("the service starts, and its keys and credits are managed when it is stopped", async () => {
  const reader = new Reader("repository");
  const told = new Map<string, string>();
  const [start = "", ...commands] = typed;
  const service = reader.start(`env PORT=0 ${start}`);
  await service.says(/Listening on http/);
  await service.stop();
  for (const command of commands) {
    const named = command.replace(/(org|user|key)_…/g, (_, kind) => told.get(kind) ?? `${kind}_unknown`);
    const { exit, said } = await reader.type(named);
    expect({ command, said, exit }).toMatchObject({ exit: 0 });
    for (const [id, kind = ""] of said.matchAll(/\b(org|user|key)_\w+/g)) if (!told.has(kind)) told.set(kind, id);
  }
  expect(commands.length).toBeGreaterThan(5);
}, 120_000);
