/** The README's five minutes, typed as they are shown in a copy of this repository: each command prints what stands below it. */
import { expect, onTestFinished, test } from "vitest";
import { callersOf, startQuickService } from "../contract/quick-service.ts";
import { blocks } from "./blocks.ts";
import { Reader, typedIn } from "./reader.ts";
import { shown } from "./shown.ts";

const page = blocks().filter(({ place }) => place.startsWith("README.md:"));
const LIST = "openapi/music-generations/components/schemas/GenerationList.yaml";

/** "`total` goes into `required`, and below the properties" what the page's first block of YAML says. */
function withTotal(schema: string): string {
  const total = page.find(({ language }) => language === "yaml")?.text ?? "";
  return `${schema.replace(/required: \[(.*)\]/, "required: [$1, total]")}${total}\n`;
}

test("five minutes with the contracts of this repository", async () => {
  const service = await startQuickService();
  onTestFinished(() => service.close());
  const reader = new Reader("repository");
  reader.write(LIST, withTotal(reader.read(LIST)));
  const key = callersOf("music-generations").member.headers?.["X-API-Key"];

  const typed = typedIn("README.md").filter(({ output }) => output !== "");
  const names = [];
  let mocks = "";
  for (const { command, output } of typed) {
    const [name = ""] = command.replace(/^(?:npx cantus|npm run) /, "").split(" ");
    names.push(name);
    if (name === "mock") {
      const mock = reader.start(`${command} --port 0`);
      mocks = await mock.origin();
      await mock.says(shown(output));
    } else {
      const url = name === "verify" ? service.url : mocks;
      const { said } = await reader.type(
        `export CANTUS_KEY='${key}'; ${command.replace(/http:\/\/127\.0\.0\.1:\d+/, url)}`,
      );
      expect(said, command).toMatch(shown(output));
    }
  }
  expect(names).toEqual(["lint", "check", "generate", "typecheck", "mock", "curl", "verify"]);
}, 240_000);
