import { compareThroughput, type HttpCase, type Peer } from "../http.ts";
import type { Row, RunOptions } from "../subject.ts";
import { type DatabaseServer, inFolder } from "./database.ts";
import { GENERATIONS, KEY, servicePeer } from "./service.ts";

const post = (name: string, path: string, headers: Record<string, string>, body: object): HttpCase => ({
  name,
  method: "POST",
  path,
  headers: { ...headers, "content-type": "application/json" },
  body: JSON.stringify(body),
  status: 202,
});
const bearer = { authorization: `Bearer ${KEY}` };

const CASES: readonly HttpCase[] = [
  post("music-generations", GENERATIONS, { "x-api-key": KEY }, { prompt: "a slow waltz", duration: 90 }),
  post("music-jobs", "/api/v1/music/jobs", bearer, { task: "text2music", prompt: "a slow waltz", genre: "waltz" }),
  post("scene-jobs", "/v1/scenes", { ...bearer, prefer: "respond-async" }, { prompt: "a harbour", scenes: ["dawn"] }),
];

/** Accepted jobs a second: each is validated, paid for, written down and in the queue when it is answered. */
export async function acceptedJobs(server: DatabaseServer, options: RunOptions): Promise<Row[]> {
  const rows: Row[] = [];
  // Nobody runs the jobs: each case begins with an empty queue.
  for (const one of CASES) rows.push(...(await accept(server, one, options)));
  return rows;
}

async function accept(server: DatabaseServer, one: HttpCase, options: RunOptions): Promise<Row[]> {
  return inFolder(async (folder) => {
    const database = await server.create();
    const environment = { DATABASE_URL: database.url, CANTUS_DATA: folder, CANTUS_ROLE: "api" };
    const file = (name: string) => new URL(`./${name}.ts`, import.meta.url);
    const peers: [Peer, ...Peer[]] = [
      { name: "Express 5 and one INSERT, nothing checked", file: file("insert"), environment },
      servicePeer("Cantus's service, compiled", environment),
      servicePeer("Cantus's service", { ...environment, CANTUS_VALIDATOR: "express-openapi-validator" }),
      { name: "Express 5, nothing checked, nothing kept", file: file("nothing") },
    ];
    try {
      return await compareThroughput(peers, [one], options);
    } finally {
      await database.drop();
    }
  });
}
