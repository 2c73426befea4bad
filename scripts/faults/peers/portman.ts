import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandOf, jsonOf, kindOf, outputOf, type Peer } from "./peer.ts";
import type { Stand } from "./stand.ts";

/** All of its contract tests, and its variations: fuzzing of bodies, queries and headers, and no credentials. */
export const PORTMAN: Peer = {
  name: "Portman",
  install: "@apideck/portman@1.33.0",
  async run(stand, seconds, folder) {
    await writeFile(join(stand.folder, "portman.json"), JSON.stringify(configOf(stand)));
    const reporter = { json: { export: join(stand.folder, "newman.json") } };
    const newman = { reporters: ["json"], reporter, abortOnFailure: false };
    // By tags it makes folders, each played to its end, and what is inside of a thing would come after its deletion.
    const { tags: _, ...untagged } = structuredClone(stand.document);
    for (const item of Object.values(untagged.paths ?? {})) {
      for (const operation of Object.values(item ?? {})) delete (operation as { tags?: unknown }).tags;
    }
    await writeFile(join(stand.folder, "untagged.json"), JSON.stringify(untagged));
    const args = ["--local", "untagged.json", "--baseUrl", stand.url, "--portmanConfigFile", "portman.json"];
    const run = ["--output", "collection.json", "--runNewman", "--newmanRunOptions", JSON.stringify(newman)];
    await outputOf(stand, [...commandOf(folder, "@apideck/portman", "portman"), ...args, ...run], seconds);
    const report = jsonOf(stand, "newman.json") as { run: { executions: Execution[] } } | undefined;
    const failures = new Set<string>();
    for (const { item, assertions = [], requestError } of report?.run.executions ?? []) {
      if (requestError) failures.add(kindOf(item.name, "no answer"));
      for (const { assertion, error } of assertions) {
        if (error) failures.add(kindOf(item.name, assertion, error.message));
      }
    }
    return failures;
  },
};

interface Execution {
  readonly item: { readonly name: string };
  readonly requestError?: unknown;
  readonly assertions?: { readonly assertion: string; readonly error?: { readonly message: string } }[];
}

function configOf({ document, headers }: Stand) {
  const every = { openApiOperation: "*::/*" };
  const enabled = { enabled: true };
  const refused = { contractTests: [{ statusCode: { ...enabled, code: "4xx" } }] };
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.keys(item ?? {}).map((method) => `${method.toUpperCase()}::${path}`),
  );
  const limits = Object.fromEntries(
    ["requiredFields", "minimumNumberFields", "maximumNumberFields", "minLengthFields", "maxLengthFields"].map(
      (name) => [name, enabled],
    ),
  );
  const [name = "", value = ""] = Object.entries(headers)[0] ?? [];
  const key = { key: name, in: "header" };
  return {
    version: 1,
    globals: {
      securityOverwrites: { apiKey: { ...key, value } },
      orderOfOperations: operations.sort((a, b) => turnOf(a) - turnOf(b)),
    },
    tests: {
      contractTests: ["statusSuccess", "contentType", "jsonBody", "schemaValidation", "headersPresent"].map((test) => ({
        ...every,
        [test]: enabled,
      })),
      variationTests: [
        {
          ...every,
          openApiResponse: "401",
          variations: [
            {
              name: "Unauthorized",
              overwrites: [{ overwriteRequestSecurity: { apiKey: { ...key, value: "nobody" } } }],
              tests: { contractTests: [{ statusCode: { ...enabled, code: 401 } }] },
            },
          ],
        },
        {
          ...every,
          variations: [
            {
              name: "Fuzzed",
              fuzzing: [{ requestBody: [limits], requestQueryParams: [limits], requestHeaders: [limits] }],
              tests: refused,
            },
          ],
        },
      ],
    },
  };
}

/** What is written is read after it, and what is inside of a thing deleted before it. */
function turnOf(operation: string): number {
  const turn = ["POST", "PUT", "PATCH", "GET"].findIndex((method) => operation.startsWith(method));
  return turn === -1 ? 1000 - operation.length : turn;
}
