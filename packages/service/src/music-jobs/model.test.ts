import { expect, test } from "vitest";
import { healthOf } from "./model.ts";

const LOAD = { waiting: 0, running: 0, busy: 0, capacity: 2, secondsPerJob: 10 };

test.each([
  ["nobody works", { capacity: 0, waiting: 3 }, { status: "unavailable", waitSeconds: null }],
  ["there is nothing to do", {}, { status: "healthy", waitSeconds: 0 }],
  ["a place is free", { busy: 1 }, { status: "healthy", waitSeconds: 0 }],
  ["all places are taken", { busy: 2 }, { status: "healthy", waitSeconds: 5 }],
  ["others wait", { busy: 2, waiting: 3 }, { status: "healthy", waitSeconds: 20 }],
  ["very many wait", { busy: 2, waiting: 11 }, { status: "degraded", waitSeconds: 60 }],
  ["nothing was made yet", { busy: 2, secondsPerJob: null }, { status: "healthy", waitSeconds: null }],
])("when %s", (_, load, health) => {
  expect(healthOf({ ...LOAD, ...load })).toEqual(health);
});
