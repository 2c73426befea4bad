import { type Running, startPeer } from "../http.ts";
import type { Row, RunOptions } from "../subject.ts";
import { type DatabaseServer, inFolder } from "./database.ts";
import { type Caller, fill, LARGE, SMALL } from "./million.ts";
import { accessesOf, expectIndexes } from "./plans.ts";
import { servicePeer } from "./service.ts";

interface List {
  readonly name: string;
  /** `middle` is how many entries its caller's list has before its middle. */
  path(caller: Caller, middle: number): string;
  /** Whether to go on by the cursor that the path answers. */
  readonly byCursor?: boolean;
}

const music = (query: string) => () => `/api/v1/music/jobs?limit=20${query}`;

const LISTS: readonly List[] = [
  { name: "newest", path: music("") },
  { name: "one filter", path: music("&status=FAILED") },
  { name: "four filters", path: music("&status=COMPLETED&song_type=song&genre=genre%203&liked=false") },
  { name: "liked", path: music("&liked=true") },
  { name: "by name", path: music("&sort_by=display_name&sort_order=asc") },
  { name: "by duration, filtered", path: music("&sort_by=audio_duration&language=en") },
  { name: "a search with few hits", path: music("&search=velvet%20winter") },
  { name: "a search with many hits", path: music("&search=river") },
  { name: "page 10", path: music("&skip=180") },
  { name: "in the middle, by skip", path: (_, middle) => music(`&skip=${middle}`)() },
  { name: "in the middle, by cursor", path: (_, middle) => music(`&skip=${middle}`)(), byCursor: true },
  { name: "counts", path: () => "/api/v1/music/jobs/counts" },
  { name: "filter statistics", path: () => "/api/v1/music/filters/stats" },
  { name: "generations", path: ({ organization }) => `/v1/music/${organization}/generations?limit=20` },
  { name: "scene jobs", path: () => "/v1/jobs?limit=20" },
];

const REFERENCE = "the same list of a caller with 100 jobs";

/** How long lists take for a caller with 100,000 of 1,000,000 jobs, beside one who has 100. */
export async function listLatency(server: DatabaseServer, logs: string, options: RunOptions): Promise<Row[]> {
  const { progress } = options;
  const database = await server.create();
  return inFolder(async (folder) => {
    progress("writing 1,000,000 jobs");
    await fill(database);
    const environment = { DATABASE_URL: database.url, CANTUS_DATA: folder, CANTUS_ROLE: "api" };
    const service = await startPeer(servicePeer("the service", environment));
    try {
      const rows: Row[] = [];
      for (const list of LISTS) {
        const large = await callOf(service, LARGE, list, 40_000);
        const small = await callOf(service, SMALL, list, 40);
        const accesses = await accessesOf(database, logs, large);
        expectIndexes(list.name, accesses);
        progress(`${list.name}: ${accesses.join(", ")}`);
        rows.push(...(await compare(list.name, large, small, options)));
      }
      return rows;
    } finally {
      service.process.kill();
    }
  }).finally(() => database.drop());
}

type Request = () => Promise<void>;

async function callOf({ url }: Running, caller: Caller, list: List, middle: number): Promise<Request> {
  const headers = { authorization: `Bearer ${caller.key}`, "x-api-key": caller.key };
  const get = async (path: string) => {
    const answer = await fetch(new URL(path, url), { headers });
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${list.name}: ${answer.status} ${text}`);
    return answer;
  };
  let path = list.path(caller, middle);
  if (list.byCursor) {
    const [, next] = /<(.+)>; rel="next"/.exec((await get(path)).headers.get("link") ?? "") ?? [];
    if (next === undefined) throw new Error(`${list.name}: no next page`);
    path = next;
  }
  return async () => void (await get(path));
}

/** One after the other, in turn, so that a change in the machine's speed meets both. */
async function compare(
  name: string,
  large: Request,
  small: Request,
  { rounds, seconds, progress }: RunOptions,
): Promise<Row[]> {
  const [took, reference]: [number[], number[]] = [[], []];
  for (const warm of [large, small, large, small]) await warm();
  const end = performance.now() + rounds * seconds * 1000;
  while (performance.now() < end) {
    took.push(await timeOf(large));
    reference.push(await timeOf(small));
  }
  const said = [0.5, 0.99].map((share) => `p${share * 100} ${quantile(took, share).toFixed(1)} ms`);
  progress(`${name}: ${said.join(", ")} (${took.length} requests)`);
  return [0.5, 0.99].map((share) => ({
    name,
    case: `p${share * 100}`,
    ratio: quantile(reference, share) / quantile(took, share),
    to: REFERENCE,
  }));
}

async function timeOf(request: Request): Promise<number> {
  const begun = performance.now();
  await request();
  return performance.now() - begun;
}

function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
}
