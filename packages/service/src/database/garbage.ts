import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Collects garbage now. Opening the embedded database leaves hundreds of megabytes of it outside of the heap, and a
 * service that then has nothing to do would keep them: V8 looks when it allocates.
 */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  setFlagsFromString("--no-expose-gc");
  collect();
}
