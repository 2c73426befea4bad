import { fileURLToPath } from "node:url";
import { checkFiles, generate } from "@cantus/codegen";
import { readContract } from "@cantus/contract/read";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** It is in no redocly.yaml, which names the APIs that there are to mock and serve, and so `cantus check` does not see it. */
it("what the mock's control API is generated from has not changed since", async () => {
  const contract = await readContract("openapi/mock-control/openapi.yaml", { cwd: root });
  const { files, orphans } = await generate(contract, { server: `${root}packages/mock/src/control` });
  expect((await checkFiles(files)).map(({ path }) => path.slice(root.length))).toEqual([]);
  expect(orphans).toEqual([]);
});
