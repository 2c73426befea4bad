/** docs/how-to.md: its commands, typed one after the other in a project that `init` has set up. */
import { expect, test } from "vitest";
import { Reader, typedIn } from "./reader.ts";

test("what the page shows does what it says", async () => {
  const reader = new Reader();
  const typed = typedIn("docs/how-to.md").map(({ command }) => command);
  expect(await reader.type("npm init -y && npm pkg set type=module")).toMatchObject({ exit: 0 });
  const done: string[] = [];
  for (const command of typed) {
    const [, name = ""] = /(?:cantus|npm) (\w+)/.exec(command) ?? [];
    done.push(name);
    if (name === "check") {
      await reader.commit();
      await reader.type("git update-ref refs/remotes/origin/main HEAD");
    }
    if (name === "mock") await reader.start(command.replace("--port 4010", "--port 0")).origin();
    else if (name === "dev") await reader.start(`${command} --port 0 --reference-port 0`).says(/no type errors/);
    else if (name === "verify") {
      const url = await reader.start("env PORT=0 npm start").origin();
      const own = command
        .replace("verify jobs", "verify tasks")
        .replace("http://127.0.0.1:3000", url)
        .replace("--seconds 60", "--seconds 2");
      expect(await reader.type(own), command).toMatchObject({ exit: 0, said: expect.stringContaining("no finding") });
    } else {
      const asked = name === "init" ? `${command} --yes` : command;
      expect(await reader.type(asked), command).toMatchObject({ exit: 0 });
    }
  }
  expect(done).toEqual(["install", "init", "generate", "mock", "check", "verify", "dev"]);
}, 120_000);
