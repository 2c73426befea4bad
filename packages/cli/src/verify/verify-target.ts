/** `cantus verify --url`: calls a running server. */
import { resolve } from "node:path";
import type { Contract } from "@cantus/contract";
import { readTraffic, type VerifyOptions, verify } from "@cantus/verify";
import type { VerifyCommandOptions } from "../commands/verify.ts";
import { UsageError } from "../exit.ts";
import type { Terminal } from "../terminal.ts";
import { fromEnvironment } from "./environment.ts";
import { noOperation, readHooks } from "./hooks.ts";
import { reported } from "./reported.ts";

/** A run has no end of its own where properties are played. */
const SECONDS = 60;

/** @returns the exit code */
export async function verifyTarget(
  contract: Contract,
  options: VerifyCommandOptions,
  terminal: Terminal,
): Promise<number> {
  const settings = await settingsOf(contract, options, terminal);
  return reported(contract, options, terminal, (reporters) => {
    return verify(contract, options.url ?? "", { ...settings, reporters }).result;
  });
}

/**
 * What a run is told, from the command line and the environment.
 *
 * @throws UsageError for operations that there are not, and hooks that cannot be loaded.
 */
export async function settingsOf(
  contract: Contract,
  options: VerifyCommandOptions,
  terminal: Terminal,
): Promise<VerifyOptions> {
  const { only, hooks, resume, requests, seconds } = options;
  const unknown = only?.find((id) => contract.operation(id) === undefined);
  if (unknown !== undefined) throw new UsageError(noOperation(contract, unknown));
  const environment = fromEnvironment(contract, terminal.env ?? {});
  return {
    credentials: { ...environment.credentials, ...options.credential },
    headers: { ...environment.headers, ...options.header },
    identities: options.identity,
    only,
    requests,
    seconds: seconds ?? (requests === undefined ? SECONDS : undefined),
    seed: options.seed,
    phases: options.phases,
    safe: options.safe,
    timeout: options.timeout,
    basePath: options.basePath,
    prefer: options.prefer,
    without: options.without,
    minCoverage: options.minCoverage,
    showCredentials: options.showCredentials,
    hooks: hooks === undefined ? undefined : await readHooks(hooks, terminal.cwd, contract),
    resume: resume === undefined ? undefined : (await readTraffic(resolve(terminal.cwd, resume))).exchanges,
    signal: terminal.signal,
  };
}
