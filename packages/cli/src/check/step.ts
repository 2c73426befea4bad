/** One of the things that `cantus check` looks at. */
import type { Level } from "@cantus/changes";
import type { Terminal } from "../terminal.ts";

export interface CheckRequest {
  /** Names in redocly.yaml, paths or URLs; none: all in redocly.yaml. */
  readonly sources: readonly string[];
  readonly client?: string;
  readonly server?: string;
  /** What the contracts are compared with; else as redocly.yaml says. */
  readonly base?: string;
  readonly failOn?: Level | "none";
  /** A file with the changes that are meant; else as redocly.yaml says. */
  readonly approvals?: string;
  readonly terminal: Terminal;
}

export interface StepResult {
  readonly status: "passed" | "failed" | "skipped";
  /** One line: what was looked at and what came of it, or why it was not. */
  readonly summary: string;
  /** What was found, for people; painted. */
  readonly details: readonly string[];
  /** The same for a GitHub workflow. */
  readonly annotations: readonly string[];
  /** The same for programs: members of the result of `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
}

export interface Step {
  /** A word: `lint`. */
  readonly name: string;
  run(request: CheckRequest): Promise<StepResult>;
}
