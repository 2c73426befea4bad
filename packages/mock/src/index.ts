/** Every contract mocked on one port, Prism inside. */
export type { Clock } from "./clock.ts";
export { describeEvent } from "./describe-event.ts";
export type {
  FailureEvent,
  MockEvent,
  ReloadedEvent,
  ReloadFailedEvent,
  RequestEvent,
  UnfaithfulEvent,
} from "./events.ts";
export type { Listening, ListenOptions } from "./listen.ts";
export { createMock } from "./mock.ts";
export { type Override, type OverrideAnswer, OverrideError } from "./overrides.ts";
export { type ServedMock, type ServeOptions, serveMock } from "./serve.ts";
export type { LogEntry, SessionLimits, SessionSnapshot } from "./session.ts";
export { describeMemory, type RememberedCollection, type RememberedContract } from "./state/report.ts";
export type { AnswerOf, AnyOperations, OverrideOf } from "./typed.ts";
export type { Mock, MockedContract, MockOptions, MockSession } from "./types.ts";
