/** Differences of two voices as a person reads them. */
import { placeText, receivedText, row, sentText } from "../report/describe.ts";
import type { CompareResult, Difference } from "./compare.ts";

/**
 * A difference: what differs, who is wrong by which clause, and what was sent and came back.
 *
 * @example
 * listBooks: the status is 200 at A and 400 at B, in 3 cases. B is wrong: What the contract allows was refused with 400.
 */
export function describeDifference(difference: Difference): string {
  const { operationId, what, place, a, b, times, wrong, reason, location, pointer, exchanges } = difference;
  const subject = {
    status: "the status",
    "media-type": "the media type",
    headers: `the header ${place}`,
    shape: at(place),
    bytes: "what the body holds",
  };
  const cases = times === 1 ? `in the case "${difference.case}"` : `in ${times} cases`;
  const who = { a: "A is wrong: ", b: "B is wrong: ", both: "Both are wrong: ", open: "The contract leaves it open: " }[
    wrong
  ];
  const rows: [string, string][] = [
    ["sent to A", sentText(exchanges.a.request)],
    ["A", receivedText(exchanges.a.response)],
    ["sent to B", sentText(exchanges.b.request)],
    ["B", receivedText(exchanges.b.response)],
    ["clause", location ? `${placeText(location)} (#${pointer})` : `#${pointer}`],
  ];
  return [
    `${operationId}: ${subject[what]} is ${a} at A and ${b} at B, ${cases}. ${who}${reason}${/[.!?]$/.test(reason) ? "" : "."}`,
    ...rows.map(([label, text]) => row(label, text)),
  ].join("\n");
}

function at(place: string): string {
  return place === "" ? "the body" : `the body at ${place}`;
}

/** What came of it, in one line. */
export function describeComparison({ differences, compared, onlyA, onlyB }: CompareResult): string {
  const open = differences.filter(({ wrong }) => wrong === "open").length;
  const only = [onlyA > 0 && `${onlyA} only to A`, onlyB > 0 && `${onlyB} only to B`].filter(Boolean).join(", ");
  return `${compared} cases put to both${only && ` (${only})`}: ${differences.length - open} differences by which one of them is wrong, ${open} that the contract leaves open`;
}
