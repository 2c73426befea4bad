import type { Command } from "commander";
import type { Terminal } from "../terminal.ts";

/** Makes a command that writes to a terminal and says how it ended. */
export type CommandFactory = (terminal: Terminal, exit: (code: number) => void) => Command;
