import type { Contract, Operation } from "@cantus/contract";
import type { Request, Response } from "express";
import type { FixedFields } from "./fixed-fields.ts";

/** One request and the response to it, from the moment that its path is known. */
export interface Exchange {
  readonly contract: Contract;
  readonly request: Request;
  readonly response: Response;
  readonly requestId: string;
  /** The path as it was called, without the query. */
  readonly path: string;
  /** Absent where the path has no operation for the method. */
  readonly operation: Operation | undefined;
  /**
   * Where nobody else has to do with the response (`shortcut.ts`): header fields that every answer has and that are not set
   * on it. `undefined` where middleware may look at the response: there they are set.
   */
  readonly unset: FixedFields | undefined;
}

/** Aborts when the caller leaves before the response is complete. */
export function abortWhenLeft(response: Response, controller: AbortController): void {
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
}
