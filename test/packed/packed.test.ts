/** What `npm run pack` makes, held against the rules of the registry's users: their resolvers, bundlers and compilers. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { describe, expect, inject, test } from "vitest";

const PUBLIC = [
  "cantus",
  ...["changes", "client", "codegen", "contract", "mock", "sdk", "server", "verify"].map(scoped),
];

/** ES modules only: neither the resolution of Node 10 nor `require` from CommonJS types is meant to find them. */
const NOT_MEANT = new Set(["node10", "node16-cjs"]);

const folder = inject("packed");

function scoped(name: string): string {
  return `cantus-${name}`;
}

test("each public package is packed, the service is not", async () => {
  expect((await readdir(folder)).map((file) => file.replace(/-\d+\.\d+\.\d+\.tgz$/, "")).sort()).toEqual(PUBLIC);
});

describe.each(PUBLIC)("%s", (name) => {
  async function tarball(): Promise<Buffer<ArrayBuffer>> {
    const files = await readdir(folder);
    const file = files.find((one) => new RegExp(`^${name}-\\d`).test(one)) ?? `${name} was not packed`;
    return Buffer.from(await readFile(join(folder, file)));
  }

  test("publint has nothing to say", async () => {
    const { buffer, byteOffset, byteLength } = await tarball();
    const { messages, pkg } = await publint({
      pack: { tarball: buffer.slice(byteOffset, byteOffset + byteLength) },
      strict: true,
    });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("its types are found, and are those of what runs", async () => {
    const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(await tarball())));
    if (!analysis.types) expect.fail("It has no types.");
    const problems = analysis.problems.filter(
      (problem) => !("resolutionKind" in problem && NOT_MEANT.has(problem.resolutionKind)),
    );
    expect(problems).toEqual([]);
  });

  test("it carries its licence, and nothing that only its tests need", async () => {
    const paths = createPackageFromTarballData(new Uint8Array(await tarball())).listFiles();
    expect(paths.some((path) => path.endsWith("/LICENSE"))).toBe(true);
    const own = paths.filter((path) => !path.includes("/starter/"));
    expect(own.filter((path) => /\.test\.|\.fixture|\/testdata\/|\/testing\//.test(path))).toEqual([]);
  });
});
