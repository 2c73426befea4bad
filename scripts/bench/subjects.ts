import type { Subject } from "./subject.ts";

interface Listed {
  /** In one line. */
  readonly measures: string;
  /** Loads it with its peers, which takes seconds. */
  readonly load: () => Promise<Subject>;
}

/** What can be measured, by name. */
export const SUBJECTS: ReadonlyMap<string, Listed> = new Map([
  [
    "server",
    {
      measures: "requests per second of a validated server, beside Express with nothing checked and its peers",
      load: () => import("./server/subject.ts"),
    },
  ],
  [
    "large",
    {
      measures: "start, longest first hit and memory after 100 operations of a contract of 1,223, GitHub's",
      load: () => import("./large/subject.ts"),
    },
  ],
  [
    "client",
    {
      measures:
        "types and client of a contract of 1,223 operations, GitHub's: generated, again without a change, compiled and bundled with a program that calls one operation",
      load: () => import("./client/subject.ts"),
    },
  ],
  [
    "mock",
    {
      measures: "requests per second, start and memory of the mock beside Prism's, on a small contract and on GitHub's",
      load: () => import("./mock/subject.ts"),
    },
  ],
  [
    "music",
    {
      measures: "how much faster than it plays music is made, in CPU time, with all of its stems",
      load: () => import("./music/subject.ts"),
    },
  ],
  [
    "service",
    {
      measures:
        "the service on PostgreSQL: accepted jobs, lists with 1,000,000 jobs, workers; and its memory when embedded",
      load: () => import("./service/subject.ts"),
    },
  ],
  [
    "verify",
    {
      measures:
        "cases that verify sends, in process and beside autocannon on a socket, and its start on GitHub's contract",
      load: () => import("./verify/subject.ts"),
    },
  ],
]);
