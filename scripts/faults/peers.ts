/**
 * `node scripts/faults/peers.ts [--server a|b|c] [--every 12] [--fault regex] [--seconds 30] [--peer regex] [--at-once 1]`:
 * what other programs find of the faults that `verify` is measured by, beside it. Each is run against each correct server
 * first, twice: what it says there is a false alarm. Then against every twelfth fault, in the order in which they are
 * written; a fault is found where something is said that was not said of the correct server. Those that are no dependencies
 * are run where they are installed: the folder is `CANTUS_FAULTS_PEERS`.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Fault } from "./app.ts";
import { CANTUS } from "./peers/cantus.ts";
import { DREDD } from "./peers/dredd.ts";
import type { Peer } from "./peers/peer.ts";
import { PORTMAN } from "./peers/portman.ts";
import { PRISM } from "./peers/prism.ts";
import { RESPECT } from "./peers/respect.ts";
import { SPECMATIC } from "./peers/specmatic.ts";
import { startStand } from "./peers/stand.ts";
import { STEPCI } from "./peers/stepci.ts";
import { SUBJECTS, type Subject } from "./subjects.ts";

const { values } = parseArgs({
  options: {
    server: { type: "string" },
    fault: { type: "string", default: ".*" },
    every: { type: "string", default: "12" },
    seconds: { type: "string", default: "30" },
    peer: { type: "string", default: ".*" },
    "at-once": { type: "string", default: "1" },
  },
});
const [every, seconds, atOnce] = [values.every, values.seconds, values["at-once"]].map(Number) as [
  number,
  number,
  number,
];
const folder = process.env.CANTUS_FAULTS_PEERS;

const ALL: readonly Peer[] = [CANTUS, SPECMATIC, PORTMAN, DREDD, STEPCI, RESPECT, PRISM];
const wanted = ALL.filter(({ name }) => new RegExp(values.peer, "i").test(name));
const peers = wanted.filter(({ install }) => install === undefined || folder !== undefined);
if (peers.length < wanted.length) {
  const packages = wanted.flatMap(({ install = [] }) => install).join(" ");
  console.error(`Others are run where they are installed: npm install --prefix <folder> ${packages} tslib@2`);
}

interface Outcome {
  readonly said: ReadonlySet<string>;
  readonly requests: number;
  readonly seconds: number;
}

const scratch = await mkdtemp(join(tmpdir(), "cantus-peers-"));
let runs = 0;

async function tryOn(peer: Peer, name: string, subject: Subject<never>, fault?: Fault<never>): Promise<Outcome> {
  const stand = await startStand(name, subject, fault, join(scratch, String(++runs)));
  try {
    const said = await peer.run(stand, seconds, folder ?? "");
    return { said, requests: stand.requests(), seconds: stand.seconds() };
  } finally {
    await stand.close();
  }
}

/** What one of them has come to on one server. */
interface Score {
  alarms: number;
  found: number;
  requests: number;
  seconds: number;
}

const scores = new Map<Peer, Score[]>(peers.map((peer) => [peer, []]));

/** Work for several at once, each taking the next. */
async function share<Item>(items: readonly Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

let tried = 0;
try {
  for (const [name, subject] of Object.entries(SUBJECTS)) {
    if (values.server !== undefined && values.server !== name) continue;
    const matching = subject.faults.filter((fault) => new RegExp(`^(?:${values.fault})$`).test(fault.name));
    const faults = matching.filter((_, index) => index % every === 0);
    tried += faults.length;
    const known = new Map<Peer, Set<string>>();
    await share(peers, async (peer) => {
      const runs = [await tryOn(peer, name, subject), await tryOn(peer, name, subject)];
      const said = new Set(runs.flatMap((run) => [...run.said]));
      known.set(peer, said);
      const mean = (of: "requests" | "seconds") => runs.reduce((sum, run) => sum + run[of], 0) / runs.length;
      scores.get(peer)?.push({ alarms: said.size, found: 0, requests: mean("requests"), seconds: mean("seconds") });
      console.error(`server ${name}, correct, ${peer.name}: ${said.size} said`);
    });
    console.log(
      `\n| server ${name} | ${peers.map((peer) => peer.name).join(" | ")} |\n|---|${":-:|".repeat(peers.length)}`,
    );
    for (const fault of faults) {
      const found = new Set<Peer>();
      await share(peers, async (peer) => {
        const { said } = await tryOn(peer, name, subject, fault);
        const news = [...said].filter((one) => !known.get(peer)?.has(one));
        if (news.length === 0) return;
        found.add(peer);
        (scores.get(peer)?.at(-1) as Score).found++;
        console.error(`${fault.name}, ${peer.name}: ${news[0]}`);
      });
      const cells = peers.map((peer) => (found.has(peer) ? "found" : "–"));
      console.log(`| ${fault.name}: ${fault.sentence} | ${cells.join(" | ")} |`);
    }
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}

console.log(`\n| | found, of ${tried} | false alarms | requests | CPU s |\n|---|--:|--:|--:|--:|`);
for (const [peer, all] of scores) {
  const sum = (of: keyof Score) => all.reduce((total, score) => total + score[of], 0);
  const each = (of: keyof Score) => sum(of) / all.length;
  const figures = [sum("found"), sum("alarms"), each("requests").toFixed(0), each("seconds").toFixed(1)];
  console.log(`| ${peer.name} | ${figures.join(" | ")} |`);
}
