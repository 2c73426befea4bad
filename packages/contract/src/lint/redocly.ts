import type { Config, LocationObject, NormalizedProblem } from "@redocly/openapi-core";
import { ContractError, type Location } from "../error.ts";
import type { LintProblem } from "../lint.ts";
import { locationOf } from "../location/listing.ts";
import type { Configuration, ConfiguredApi } from "../read/configuration.ts";
import { redocly, resolverFor } from "../read/resolver.ts";

/** What Redocly says, and how strict it was asked to be about examples, which decides how strict Cantus is. */
export interface RedoclyResult {
  readonly problems: readonly LintProblem[];
  readonly exampleSeverity: LintProblem["severity"];
}

/**
 * Redocly's own rules, as redocly.yaml sets them for this API; without a file, its ruleset `recommended`.
 * @throws {ContractError} BAD_CONFIGURATION
 */
export async function lintByRedocly(
  api: ConfiguredApi,
  configuration: Configuration | undefined,
): Promise<RedoclyResult> {
  const { lint, getLineColLocation } = await redocly();
  const config = await configOf(api, configuration);
  const found = await lint({ ref: api.root, config, externalRefResolver: await resolverFor(config) });
  const locate = (place: LocationObject): Location => {
    const { source, start } = getLineColLocation(place);
    return locationOf(source.absoluteRef, source.body, start.line, start.col);
  };
  const problems = found.filter((problem) => !problem.ignored).map((problem) => problemOf(problem, locate));
  const { severity } = config.getRuleSettings("no-invalid-media-type-examples", "oas3_1");
  return { problems, exampleSeverity: severity === "error" ? "error" : "warning" };
}

async function configOf(api: ConfiguredApi, configuration: Configuration | undefined): Promise<Config> {
  const { createConfig, loadConfig } = await redocly();
  if (!configuration) return createConfig({ extends: ["recommended"] });
  try {
    const config = await loadConfig({ configPath: configuration.file });
    return config.forAlias(configuration.apis.has(api.name) ? api.name : undefined);
  } catch (error) {
    const reason = (error as Error).message.split("\n")[0];
    const message = `${configuration.file} cannot be used: ${reason}`;
    throw new ContractError("BAD_CONFIGURATION", [{ code: "BAD_CONFIGURATION", message }]);
  }
}

function problemOf(problem: NormalizedProblem, locate: (place: LocationObject) => Location): LintProblem {
  const [place] = problem.location;
  const pointer = place?.pointer?.replace(/^#?\/?/, "/").replace(/^\/$/, "");
  return {
    rule: problem.ruleId,
    severity: problem.severity === "error" ? "error" : "warning",
    message: problem.message.trim(),
    ...(place && { location: locate(place) }),
    ...(pointer !== undefined && { pointer }),
    ...(problem.suggest.length > 0 && {
      advice: `Did you mean ${problem.suggest.map((each) => `\`${each}\``).join(" or ")}?`,
    }),
  };
}
