/** A finding as a test that fails until its cause is gone. */
import { type Contract, shownPath } from "@cantus/contract";
import { checkContext } from "../checks/check.ts";
import { CHECKS } from "../checks/index.ts";
import type { Exchange, HeaderValues } from "../exchange/exchange.ts";
import type { Finding } from "../finding.ts";
import { baseUrl } from "./client-code.ts";
import { fetchCall, literal } from "./source.ts";

type Shown = Omit<Finding, "test" | "client" | "curl">;

/**
 * A file for Vitest. What one exchange shows is sent again and held against the contract; what takes more to show is
 * looked for by the run that found it, with the same seed.
 */
export function vitestTest(contract: Contract, finding: Shown): string {
  const file = contract.locate("")?.file;
  const source = file === undefined ? contract.name : shownPath(file);
  const title = `${finding.operationId ?? `${finding.method} ${finding.path}`}: ${finding.message}`;
  const isShownByOne = finding.before.length === 0;
  const assertion = ASSERTIONS[finding.check];
  if (isShownByOne && CHECKS.some(({ name }) => name === finding.check))
    return passive(source, title, finding.exchange);
  if (isShownByOne && assertion) return active(title, finding.exchange, assertion);
  return again(source, title, finding, baseUrl(checkContext(contract, finding.exchange, {})));
}

/** What a check asks of one answer, where one exchange shows it. */
const ASSERTIONS: Readonly<Record<string, string>> = {
  "invalid-refused": 'expect(String(status), "the request breaks the contract").toMatch(/^4/);',
  "valid-accepted": 'expect([400, 415, 422], "the contract allows the request").not.toContain(status);',
};

function passive(source: string, title: string, { request }: Exchange): string {
  return `import { readContract } from "@cantus/contract/read";
import { record } from "@cantus/verify";
import { expectExchanges } from "@cantus/verify/vitest";
import { test } from "vitest";

test(${JSON.stringify(title)}, async () => {
  const contract = await readContract(${JSON.stringify(source)});
  const { fetch, exchanges } = record(globalThis.fetch);
  await ${fetchCall(request, "  ")};
  expectExchanges(contract, exchanges, { sides: "response" });
});
`;
}

function active(title: string, { request }: Exchange, assertion: string): string {
  return `import { expect, test } from "vitest";

test(${JSON.stringify(title)}, async () => {
  const { status } = await ${fetchCall(request, "  ")};
  ${assertion}
});
`;
}

function again(source: string, title: string, finding: Shown, target: string): string {
  const { exchange, before, seed = 1, fingerprint, operationId } = finding;
  const ids = [...before, exchange].flatMap(({ operation }) => operation?.id ?? []);
  const only = [...new Set([...ids, ...(operationId === undefined ? [] : [operationId])])];
  const secrets = credentialsOf(exchange.request.headers);
  const headers = Object.keys(secrets).length === 0 ? "" : `\n    headers: ${literal(secrets, "    ")},`;
  return `import { readContract } from "@cantus/contract/read";
import { verify } from "@cantus/verify";
import { expect, test } from "vitest";

test(${JSON.stringify(title)}, async () => {
  const contract = await readContract(${JSON.stringify(source)});
  const { findings } = await verify(contract, ${JSON.stringify(target)}, {
    only: ${literal(only, "    ")},
    seed: ${seed},${headers}
  }).result;
  expect(findings.filter(({ fingerprint }) => fingerprint === ${JSON.stringify(fingerprint)})).toEqual([]);
}, 120_000);
`;
}

/** The headers that the environment fills in. */
function credentialsOf(headers: HeaderValues): HeaderValues {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value.startsWith("$CANTUS_")));
}
