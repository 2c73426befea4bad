/** A finding as a test that fails until its cause is gone. */
import { type Contract, type Operation, shownPath } from "@cantus/contract";
import { checkContext } from "../checks/check.ts";
import { CHECKS } from "../checks/index.ts";
import type { Exchange, HeaderValues } from "../exchange/exchange.ts";
import type { Finding } from "../finding.ts";
import { baseUrl } from "./client-code.ts";
import { fetchCall, literal } from "./source.ts";

type Shown = Omit<Finding, "test" | "client" | "curl">;

/**
 * A file for Vitest. What one exchange shows is sent again and held against the contract. What takes more to show, or is
 * about a thing that may be gone by then, is looked for by a run like the one that found it: with the same seed, and with
 * what makes such things.
 */
export function vitestTest(contract: Contract, finding: Shown): string {
  const file = contract.locate("")?.file;
  const source = file === undefined ? contract.name : shownPath(file);
  const title = `${finding.operationId ?? `${finding.method} ${finding.path}`}: ${finding.message}`;
  const isShownByOne = finding.before.length === 0 && !finding.path.includes("{");
  const assertion = ASSERTIONS[finding.check];
  if (isShownByOne && CHECKS.some(({ name }) => name === finding.check))
    return passive(source, title, finding.exchange);
  if (isShownByOne && assertion) return active(title, finding.exchange, assertion);
  return again(contract, source, title, finding);
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

function again(contract: Contract, source: string, title: string, finding: Shown): string {
  const { exchange, before, seed = 1, fingerprint } = finding;
  const target = baseUrl(checkContext(contract, exchange, {}));
  const involved = [...before, exchange].flatMap(({ operation }) => operation ?? []);
  const only = [...new Set([...involved.flatMap((each) => makersFor(contract, each)), ...involved])].map(
    ({ id }) => id,
  );
  return `import { readContract } from "@cantus/contract/read";
import { verify } from "@cantus/verify";
import { expect, test } from "vitest";

test(${JSON.stringify(title)}, async () => {
  const contract = await readContract(${JSON.stringify(source)});
  const { findings } = await verify(contract, ${JSON.stringify(target)}, {
    only: ${literal(only, "    ")},
    seed: ${seed},
    seconds: 30,${callersOf([...before, exchange])}
  }).result;
  expect(findings.filter(({ fingerprint }) => fingerprint === ${JSON.stringify(fingerprint)})).toEqual([]);
}, 120_000);
`;
}

/** What makes the things that an operation is about: `POST /books` for `GET /books/{book_id}`. */
function makersFor({ operations }: Contract, { path }: Operation): Operation[] {
  return operations.filter((each) => each.method === "post" && path.startsWith(`${each.path}/{`));
}

/** The options for whoever called: one caller by headers, several by their names, the ordinary one first. */
function callersOf(exchanges: readonly Exchange[]): string {
  const callers = new Map<string, HeaderValues>();
  for (const { request } of exchanges) {
    const headers = credentialsOf(request.headers);
    const [placeholder] = Object.values(headers);
    if (placeholder !== undefined) callers.set(placeholder, headers);
  }
  // `$CANTUS_AUTHORIZATION` is shorter than `$CANTUS_BOB_AUTHORIZATION`.
  const [ordinary, ...others] = [...callers].toSorted(([one], [other]) => one.length - other.length);
  if (!ordinary) return "";
  if (others.length === 0) return `\n    headers: ${literal(ordinary[1], "    ")},`;
  const named = [ordinary, ...others].map(([, headers], index) => [`caller${index + 1}`, { headers }] as const);
  return `\n    identities: ${literal(Object.fromEntries(named), "    ")},`;
}

/** The headers that the environment fills in. */
function credentialsOf(headers: HeaderValues): HeaderValues {
  return Object.fromEntries(Object.entries(headers).filter(([, value]) => value.startsWith("$CANTUS_")));
}
