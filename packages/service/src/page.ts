/** Which part of a list is wanted. */
export interface Page {
  readonly limit: number;
  readonly offset: number;
  /**
   * In lists of jobs, instead of an offset: what comes after the job with this `sequence`. Such pages stay what they
   * are while jobs arrive.
   */
  readonly after?: number | undefined;
}
