import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { stringify } from "yaml";
import { kindOf, outputOf, type Peer } from "./peer.ts";

/** Few enough that a run comes to its end: with all combinations it makes some thousands of requests for a few operations. */
const MOST_COMBINATIONS = 2;

/** With its resiliency tests, positive and negative. It needs a Java of 17 or newer. */
export const SPECMATIC: Peer = {
  name: "Specmatic",
  install: "specmatic@2.55.1",
  async run(stand, seconds, folder) {
    // It knows no ranges of statuses: what a contract says of "4XX" it is told of all that are not named.
    const document = JSON.parse(JSON.stringify(stand.document).replaceAll('"4XX":', '"default":'));
    // Where it is told to, it takes the example of a schema, and of a parameter none.
    for (const item of Object.values(document.paths) as Record<string, { parameters: Known[] }>[]) {
      for (const { parameters } of Object.values(item)) {
        for (const { schema, example } of parameters) if (schema && example !== undefined) schema.example = example;
      }
    }
    await writeFile(join(stand.folder, "specmatic-contract.json"), JSON.stringify(document));
    const isBearer = document.components.securitySchemes[stand.scheme].type === "http";
    const scheme = isBearer ? { type: "bearer", token: stand.credential } : { type: "apiKey", value: stand.credential };
    const config = {
      version: 2,
      contracts: [{ provides: ["specmatic-contract.json"] }],
      security: { OpenAPI: { securitySchemes: { [stand.scheme]: scheme } } },
      test: { resiliencyTests: { enable: "all" }, maxTestRequestCombinations: MOST_COMBINATIONS },
      schemaExampleDefault: true,
      disableTelemetry: true,
    };
    await writeFile(join(stand.folder, "specmatic.yaml"), stringify(config));
    const jar = join(folder, "node_modules/specmatic/specmatic.jar");
    const command = ["java", "-jar", jar, "test", `--testBaseURL=${stand.url}`];
    const printed = await outputOf(stand, command, seconds, { [stand.scheme]: stand.credential });
    const failures = new Set<string>();
    for (const test of printed.split(/^-{10,}$/m)) {
      const [, scenario, reasons = ""] = FAILED.exec(test) ?? [];
      if (scenario === undefined) continue;
      failures.add(kindOf(scenario));
      for (const [, place, rule, said] of reasons.matchAll(BROKEN)) failures.add(kindOf(scenario, place, rule, said));
    }
    return failures;
  },
};

interface Known {
  readonly schema?: { example?: unknown };
  readonly example?: unknown;
}

/** What is sent is left out: it is made up. */
const FAILED = /^([+-]ve +Scenario: \S+ \S+ -> \S+)[^\n]* has FAILED\n(.*)$/ms;

/** A place, the rule that is broken there, and below its explanation what was expected. */
const BROKEN = />> ([^\n]+)\s+([A-Z]+\d+):[^\n]*(?:\s+(?:Documentation|Summary):[^\n]*)*\s+([^\n]*)/g;
