/** What Cantus has in redocly.yaml, under `apis.<name>.x-cantus`. */
export interface CantusSettings {
  /** Where the generated client goes; absolute. */
  readonly client?: string;
  /** Where the generated server goes; absolute. */
  readonly server?: string;
  /** What the mock reads. */
  readonly mock?: Readonly<Record<string, unknown>>;
  /** What the contract tests read. */
  readonly verify?: Readonly<Record<string, unknown>>;
}
