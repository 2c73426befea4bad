/**
 * Whether an answer has content: none has one to HEAD, and none of the statuses that end with the header section
 * (RFC 9110 §6.4.1, §15.2, §15.3.5, §15.3.6, §15.4.5).
 */
export function mayHaveContent(method: string, status: number): boolean {
  return method !== "HEAD" && status >= 200 && ![204, 205, 304].includes(status);
}
