/** A service as a program, configured by the environment: prints its address, ends cleanly on SIGTERM. */
import { createService } from "../service.ts";

const service = await createService({ demoLibrary: false });
// Before the address is printed: whoever reads it may end the process at once.
process.once("SIGTERM", () => void service.close().then(() => process.exit(0)));
console.log((await service.listen()).url);
