/**
 * A service as a program, configured by the environment: prints its address, ends cleanly on SIGTERM. With
 * `CANTUS_ENGINES=quick` its engines make next to nothing, so that tests of all the rest need not wait for them.
 */
import { createService } from "../service.ts";
import { quickMusic, quickScenes } from "./quick-engines.ts";

const quick = process.env.CANTUS_ENGINES === "quick";
const service = await createService({
  demoLibrary: false,
  ...(quick && { engines: [quickMusic], sceneEngine: quickScenes }),
});
// Before the address is printed: whoever reads it may end the process at once.
process.once("SIGTERM", () => void service.close().then(() => process.exit(0)));
console.log((await service.listen()).url);
