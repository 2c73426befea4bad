/**
 * A problem: a failure that a voice reports to a caller. Server and mock render it with the contract's own `x-problem`,
 * so that the same refusal has the same bytes from both.
 */
export * from "./problem/from-error.ts";
export * from "./problem/problem.ts";
export * from "./problem/reason.ts";
export * from "./problem/render.ts";
export * from "./problem/template.ts";
