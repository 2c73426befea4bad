import { Problem } from "@cantus/contract";

/** A body that is not what it says it is: `malformed("is not JSON")`. */
export function malformed(message: string, cause?: unknown): Problem {
  const violation = { in: "body", pointer: "", keyword: "mediaType", message } as const;
  return new Problem("invalid-request", { detail: `The body ${message}.`, violations: [violation], cause });
}

export function tooLarge(detail: string, cause?: unknown): Problem {
  return new Problem("payload-too-large", { detail, cause });
}
