/** Plays the phases of a run, one after the other. */
import type { Contract } from "@cantus/contract";
import { resolveTarget, type Target } from "../exchange/target.ts";
import type { Finding } from "../finding.ts";
import { PHASES } from "../phases/index.ts";
import { identitiesOf } from "./identity.ts";
import type { VerifyOptions } from "./options.ts";
import type { PhaseResult, VerifyResult } from "./result.ts";
import { Run } from "./run.ts";

/** @param tell called with each finding once, as it is found */
export async function play(
  contract: Contract,
  target: Target,
  options: VerifyOptions,
  tell: (finding: Finding) => void,
): Promise<VerifyResult> {
  const identities = identitiesOf(contract, options);
  const resolved = await resolveTarget(target);
  try {
    const { reporters = [] } = options;
    const run = new Run(contract, resolved, identities, options, (finding) => {
      for (const reporter of reporters) reporter.finding?.(finding);
      tell(finding);
    });
    run.resume(options.resume ?? []);
    const phases = PHASES.filter(({ name }) => options.phases?.includes(name) ?? true);
    const played: PhaseResult[] = [];
    for (const [index, phase] of phases.entries()) {
      const weights = phases.slice(index).map(({ weight }) => weight);
      const isWhole = phase.name === "examples";
      // What examples come to is where all others start from, so that they are played to their end, if anything is.
      const kept = phases.slice(index + 1).reduce((sum, later) => sum + (later.kept?.(run) ?? 0), 0);
      run.budget.share(isWhole ? 1 : phase.weight / weights.reduce((sum, weight) => sum + weight), kept);
      const { requests, elapsed } = run.budget;
      run.begin(phase.name);
      if (run.goesOn()) await phase.play(run);
      const duration = Math.round(run.budget.elapsed - elapsed);
      if (isWhole && run.coverage.isShutOut()) run.budget.stop("unauthorized");
      if (isWhole && run.coverage.isElsewhere()) run.budget.stop("elsewhere");
      played.push({ name: phase.name, requests: run.budget.requests - requests, duration });
    }
    const result = run.result(played);
    for (const reporter of reporters) reporter.end(result);
    return result;
  } finally {
    await resolved.close();
  }
}
