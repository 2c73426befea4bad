import { join } from "node:path";
import { createContract } from "@cantus/contract";
import { expect, test } from "vitest";
import { NO_BYTES } from "../exchange/exchange.ts";
import { clientCode } from "./client-code.ts";

const paths = {
  "/repos": { get: { operationId: "repos/list", responses: { 200: { description: "" } } } },
  "/urls": { get: { operationId: "URLList", responses: { 200: { description: "" } } } },
};
const contract = createContract({ openapi: "3.1.1", info: { title: "t", version: "1" }, paths }, { name: "3.1-repos" });

function codeOf(path: string, of = contract): string[] {
  const request = { method: "GET", url: `http://127.0.0.1:3000${path}`, headers: {}, body: NO_BYTES };
  return clientCode(of, [{ request, response: { status: 200, headers: {}, body: NO_BYTES } }]).split("\n");
}

test("it can be pasted: what it calls is imported from where the command writes it", () => {
  expect(codeOf("/repos")).toEqual([
    'import { createApi31Repos } from "./src/api/index.ts"; // cantus generate 3.1-repos --client src/api',
    "",
    'const client = createApi31Repos({ baseUrl: "http://127.0.0.1:3000" });',
    "const answer = await client.reposList();",
  ]);
});

test("methods have the names that the generated client gives them", () => {
  expect(codeOf("/urls").at(-1)).toBe("const answer = await client.urlList();");
});

test.each([
  ["below the working directory", join(process.cwd(), "packages", "sdk"), "./packages/sdk/index.ts"],
  ["beside it", join(process.cwd(), "..", "sdk"), "../sdk/index.ts"],
])("a client that redocly.yaml has %s is imported from there", (_, client, from) => {
  expect(codeOf("/repos", { ...contract, match: contract.match, settings: { client } } as never)[0]).toBe(
    `import { createApi31Repos } from "${from}";`,
  );
});
