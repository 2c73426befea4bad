/** What handlers get as `context`, such as stores and services. While it is `undefined`, `createRouter` asks for none. */
export type Context = undefined;

/** Who a caller is: what your functions in `security` return, and handlers get as `principal`. */
export type Principal = unknown;
