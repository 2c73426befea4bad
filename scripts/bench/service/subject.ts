import type { Subject } from "../subject.ts";
import { acceptedJobs } from "./accept.ts";
import { inFolder, startDatabaseServer } from "./database.ts";
import { listLatency } from "./lists.ts";
import { memoryAtRest } from "./memory.ts";
import { workersScaling } from "./workers.ts";

export const run: Subject["run"] = (options) =>
  inFolder(async (folder) => {
    const memory = await memoryAtRest(options);
    const server = await startDatabaseServer(folder);
    try {
      return [
        ...(await acceptedJobs(server, options)),
        ...(await workersScaling(server, options)),
        ...(await listLatency(server, folder, options)),
        ...memory,
      ];
    } finally {
      await server.stop();
    }
  });
