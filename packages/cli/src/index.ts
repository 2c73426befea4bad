/** The command `cantus`. */
export { allCommands, main } from "./main.ts";
export type { Terminal } from "./terminal.ts";
