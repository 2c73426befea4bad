/** `cantus verify --url`: calls a running server. */
import type { Contract } from "@cantus/contract";
import { readTraffic, verify } from "@cantus/verify";
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
  const { url = "", header, credential, identity, only, hooks, resume, requests, ...rest } = options;
  const unknown = only?.find((id) => contract.operation(id) === undefined);
  if (unknown !== undefined) throw new UsageError(noOperation(contract, unknown));
  const environment = fromEnvironment(contract, terminal.env ?? {});
  const earlier = resume === undefined ? undefined : await readTraffic(resume);
  const settings = {
    ...rest,
    credentials: { ...environment.credentials, ...credential },
    headers: { ...environment.headers, ...header },
    identities: identity,
    only,
    requests,
    seconds: rest.seconds ?? (requests === undefined ? SECONDS : undefined),
    hooks: hooks === undefined ? undefined : await readHooks(hooks, terminal.cwd, contract),
    resume: earlier?.exchanges,
    signal: terminal.signal,
  };
  return reported(contract, options, terminal, async (reporters) => {
    const { result } = verify(contract, url, { ...settings, reporters });
    return result;
  });
}
