import { Problem } from "@cantus/server";
import { ReceiverError, requireReceiver } from "../../webhooks/receiver.ts";
import type { Around } from "../answer/answering.ts";

/** Refuses a `webhook_url` that would not be called: 422. */
export function checkedReceiver(allowPrivate: boolean): Around {
  return (answering) => async (asked) => {
    const url = (asked.body as { webhook_url?: unknown } | undefined)?.webhook_url;
    if (typeof url === "string") require(url, allowPrivate);
    return answering(asked);
  };
}

function require(url: string, allowPrivate: boolean): void {
  try {
    requireReceiver(url, allowPrivate);
  } catch (error) {
    if (!(error instanceof ReceiverError)) throw error;
    throw new Problem("unprocessable-content", { detail: error.message });
  }
}
