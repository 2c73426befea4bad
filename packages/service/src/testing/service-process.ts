/** A service as a program, configured by the environment: prints its address, ends cleanly on SIGTERM. */
import { createService } from "../service.ts";

const service = await createService({ demoLibrary: false });
console.log((await service.listen()).url);
process.once("SIGTERM", () => void service.close().then(() => process.exit(0)));
