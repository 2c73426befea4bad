/** The command `cantus`. */
export { main } from "./main.ts";
export type { Terminal } from "./terminal.ts";
