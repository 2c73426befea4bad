import type { Tasks } from "../../tasks.ts";

/** What handlers get as `context`. */
export interface Context {
  readonly tasks: Tasks;
}

/** Who a caller is: what your functions in `security` return, and handlers get as `principal`. */
export type Principal = unknown;
