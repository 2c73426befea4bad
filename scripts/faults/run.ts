/**
 * `node scripts/faults/run.ts [--server a|b|c] [--fault name] [--requests 10000] [--seed 1] [--seeds 10]`: what `verify` finds of
 * the faults of three servers. First it is run against each correct server with several seeds, where nothing may be found;
 * then against each fault until the first finding. The table says by which check, and after how many requests and seconds
 * of CPU, the server's own included. Runs are limited by requests, which are the same on a machine that is busy.
 */
import { parseArgs } from "node:util";
import { describeFinding, type Finding, verify } from "@cantus/verify";
import { createApp, type Fault, type Service } from "./app.ts";
import { SUBJECTS, type Subject } from "./subjects.ts";

const values = readOptions();
const [most, seed, seeds] = [values.requests, values.seed, values.seeds].map(Number) as [number, number, number];
const chosen = Object.entries(SUBJECTS).filter(([name]) => values.server === undefined || values.server === name);
if (chosen.length === 0 || ![most, seed, seeds].every((number) => number >= 0)) {
  console.error("--server must be a, b or c; --requests, --seed and --seeds must be numbers.");
  process.exit(2);
}

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        server: { type: "string" },
        fault: { type: "string" },
        requests: { type: "string", default: "10000" },
        seed: { type: "string", default: "1" },
        seeds: { type: "string", default: "10" },
      },
    });
    return { ...values, wanted: new RegExp(`^(?:${values.fault ?? ".*"})$`) };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

interface Outcome {
  readonly found: Finding | undefined;
  /** What no contract forbids: a risk, by its code. */
  readonly risk: string | undefined;
  readonly requests: number;
  /** Of CPU. */
  readonly seconds: number;
}

/** Until the first finding, or until all requests are sent. */
async function tryOn<Parts extends object>(
  subject: Subject<Parts>,
  seed: number,
  fault?: Fault<Parts>,
): Promise<Outcome> {
  const before = process.cpuUsage();
  const app = createApp(subject.service as Service<Parts>, fault);
  const run = verify(subject.contract, app, { identities: subject.identities, requests: most, seed, timeout: 5_000 });
  let found: Finding | undefined;
  for await (const finding of run) {
    found = finding;
    break;
  }
  const { requests, risks } = await run.result;
  const risk = risks[0]?.code;
  const { user, system } = process.cpuUsage(before);
  return { found, risk, requests, seconds: (user + system) / 1e6 };
}

let alarms = 0;
let missed = 0;
let tried = 0;
for (const [server, subject] of chosen) {
  for (let next = seed; next < seed + seeds; next++) {
    const { found, risk, requests, seconds } = await tryOn(subject, next);
    if (found || risk) alarms++;
    const alarm = found ? `FALSE ALARM\n${describeFinding(found)}` : `FALSE ALARM of a risk: ${risk}`;
    const told = found || risk ? alarm : "no finding";
    console.log(`server ${server}, correct, seed ${next}: ${told} (${requests} requests, ${seconds.toFixed(1)} s)`);
  }
  console.log("\n| fault | what is wrong | found by | requests | CPU s |\n|---|---|---|--:|--:|");
  for (const fault of subject.faults.filter(({ name }) => values.wanted.test(name))) {
    const { found, risk, requests, seconds } = await tryOn(subject, seed, fault);
    tried++;
    if (!found && !risk) missed++;
    const by = found ? `\`${found.check}\`` : risk ? `\`${risk}\`, a risk` : "**not found**";
    console.log(`| ${fault.name} | ${fault.sentence} | ${by} | ${requests} | ${seconds.toFixed(1)} |`);
  }
  console.log();
}
const share = tried === 0 ? 100 : (100 * (tried - missed)) / tried;
console.log(`${tried - missed} of ${tried} faults found (${share.toFixed(1)}%), ${alarms} false alarms.`);
process.exitCode = alarms > 0 || share < 95 ? 1 : 0;
