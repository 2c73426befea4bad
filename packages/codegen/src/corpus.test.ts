/**
 * What is generated from foreign contracts compiles without a complaint, under both compilers, beside a program that
 * uses it. Runs where the collection of contracts lies beside the repository.
 */
import { execFile } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Operation, ParameterIn } from "@cantus/contract";
import { apiName } from "@cantus/contract/names";
import { type ReadContract, readContract } from "@cantus/contract/read";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generate, writeFiles } from "./index.ts";

const repository = fileURLToPath(new URL("../../../", import.meta.url));
const corpus = join(repository, "../shared/corpus");
const manifest = join(corpus, "manifest.json");
const documents: { id: string; entry: string }[] = existsSync(manifest)
  ? JSON.parse(readFileSync(manifest, "utf8"))
  : [];

/** Within the repository, so that `@cantus/client` and `@cantus/server` are found. */
let folder: string;
beforeAll(() => {
  mkdirSync(join(repository, ".cache"), { recursive: true });
  folder = mkdtempSync(join(repository, ".cache/corpus-"));
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      compilerOptions: {
        ...{ strict: true, module: "nodenext", target: "es2024", noEmit: true, types: ["node"] },
        ...{ lib: ["es2024", "esnext.iterator", "esnext.disposable", "dom", "dom.iterable"] },
        ...{ customConditions: ["source"], allowImportingTsExtensions: true },
      },
      include: ["*/**/*.ts"],
    }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.runIf(documents.length > 0)("foreign contracts", () => {
  test.each(documents)("$id is generated", { timeout: 120_000 }, async ({ id, entry }) => {
    const contract = await readContract(join(corpus, id, entry));
    const { files } = await generate(contract, {
      client: join(folder, id, "client"),
      server: join(folder, id, "server"),
    });
    await writeFiles(files);
    writeFileSync(join(folder, id, "program.ts"), programFor(contract, files[3]?.content ?? ""));
    expect(files.filter(({ kind }) => kind === "stub")).toHaveLength(contract.operations.length + 1);
    expect((await generate(contract, { client: join(folder, id, "client") })).files).toEqual(files.slice(0, 4));
  });

  test.each(["typescript", "tsc-native"])(
    "%s has nothing to say about any of them, nor about the declarations that they import",
    { timeout: 300_000 },
    async (compiler) => {
      const tsc = join(repository, "node_modules", compiler, "bin/tsc");
      const output = await new Promise<string>((resolve) => {
        const options = { cwd: folder, maxBuffer: 1 << 28 };
        execFile(process.execPath, [tsc, "--pretty", "false", "-p", "."], options, (error, stdout) =>
          resolve(stdout || (error?.message ?? "")),
        );
      });
      expect(output).toBe("");
    },
  );
});

/** A program that calls the contract's first operation in both styles, and looks at each of its exact statuses. */
function programFor({ name, operations }: ReadContract, entry: string): string {
  const { id, method, path, responses, parameters, requestBody } = operations[0] as Operation;
  const [, member] = new RegExp(`readonly (\\S+): cantus.\\w*Call<operations\\["${id}"\\]`).exec(entry) ?? [];
  const group = (key: string, place: ParameterIn) => {
    const names = parameters.filter((parameter) => parameter.in === place && parameter.required);
    return `${key}: { ${names.map((parameter) => `${JSON.stringify(parameter.name)}: "1" as never`).join(", ")} }`;
  };
  const used = (key: string, place: ParameterIn) =>
    parameters.some((parameter) => parameter.in === place) ? `${group(key, place)}, ` : "";
  const body = requestBody ? "...({} as { body: never; contentType: never })" : "";
  const statuses = responses.filter(({ status }) => /^\d+$/.test(status)).map(({ status }) => status);
  return `import { ApiError, create${apiName(name)} } from "./client/index.ts";
const client = create${apiName(name)}({ baseUrl: "http://localhost" });
const answer = await client.${member}({ ${used("path", "path")}${used("query", "query")}${body} });
${statuses.map((status) => `if (answer.status === ${status}) answer.body;\n`).join("")}
const result = await client.${method.toUpperCase()}(${JSON.stringify(path)}, {
  params: { ${used("path", "path")}${used("query", "query")} }, ${requestBody ? "body: {} as never" : ""}
});
${statuses.map((status) => `if (result.status === ${status}) result.${status.startsWith("2") ? "data" : "error"};\n`).join("")}
export const thrown = (error: unknown) => error instanceof ApiError && error.status;
`;
}
