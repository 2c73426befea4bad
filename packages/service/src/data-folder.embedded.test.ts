import { once } from "node:events";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import pino from "pino";
import { expect, test } from "vitest";
import { createService } from "./service.ts";
import { newPlace } from "./testing/place.ts";
import { startProcess } from "./testing/process.ts";

test("a data folder belongs to one process, and another that wants it is told which one", async () => {
  const place = await newPlace();
  const { child, kill } = await startProcess(place);
  const another = () => createService({ ...place.options, port: 0, demoLibrary: false, log: pino({ enabled: false }) });
  await expect(another()).rejects.toThrow(`in use by process ${child.pid}`);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);

  const objects = join(place.options.dataFolder, "objects");
  await rm(objects, { recursive: true });
  await writeFile(objects, "no folder");
  await expect(another()).rejects.toThrow(/EEXIST/);
  // Neither the one that ended nor the one that could not start has it now.
  await rm(objects);
  const service = await another();
  await service.close();
  await service.close();
  await kill();
  await place.remove();
});
