import { expect, test } from "vitest";
import { readPrefer } from "./prefer.ts";

test.each([
  [undefined, { respondAsync: false, wait: 0 }],
  ["respond-async", { respondAsync: true, wait: 0, applied: "respond-async" }],
  ["Respond-Async", { respondAsync: true, wait: 0, applied: "respond-async" }],
  ["respond-async, wait=10", { respondAsync: true, wait: 10, applied: "respond-async, wait=10" }],
  ['wait="10",respond-async', { respondAsync: true, wait: 10, applied: "respond-async, wait=10" }],
  ["return=minimal; foo=bar, respond-async", { respondAsync: true, wait: 0 }],
  ["respond-async, wait=1, wait=9", { respondAsync: true, wait: 1 }],
  ["respond-async, wait=soon", { respondAsync: true, wait: 0, applied: "respond-async" }],
  ["wait=10", { respondAsync: false, wait: 0 }],
  ['note="respond-async"', { respondAsync: false, wait: 0 }],
  ["handling=lenient", { respondAsync: false, wait: 0 }],
  [",,;=", { respondAsync: false, wait: 0 }],
])("Prefer: %s", (header, preference) => {
  expect(readPrefer(header)).toMatchObject(preference);
});
