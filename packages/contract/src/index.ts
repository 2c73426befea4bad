/** The model of a contract, and what works on it in a browser as in Node. Reading one from files: `@cantus/contract/read`. */
export { type CreateContractOptions, createContract } from "./create.ts";
export * from "./error.ts";
export * from "./model.ts";
export * from "./problem.ts";
