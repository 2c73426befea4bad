import type { Contract, Operation } from "@cantus/contract";
import type { Request, Response } from "express";

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
}

/** A controller that is aborted when the caller leaves before the response is complete. */
export function abortWhenLeft(response: Response): AbortController {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller;
}
