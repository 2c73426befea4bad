/** Every contract mocked on one port, Prism inside. */

export { type DescribedWebhook, describeWebhooks } from "./callbacks/describe.ts";
export type { Clock } from "./clock.ts";
export { describeEvent, eventAsJson } from "./describe-event.ts";
export type {
  CallbackEvent,
  ContractFaultEvent,
  FailureEvent,
  MockEvent,
  ReloadedEvent,
  ReloadFailedEvent,
  RequestEvent,
  UnfaithfulEvent,
} from "./events.ts";
export type { ExercisedContract, ExercisedOperation } from "./exercised.ts";
export type { Listening, ListenOptions } from "./listen.ts";
export type { Match } from "./match.ts";
export { createMock } from "./mock.ts";
export { OverrideError } from "./override-fit.ts";
export type { Override, OverrideAnswer, RateLimit } from "./overrides.ts";
export { type ReadScenarios, readScenarios } from "./scenario/read.ts";
export type { Scenario, ScenarioScript } from "./scenario/scenario.ts";
export { type ServedMock, type ServeOptions, serveMock } from "./serve.ts";
export type { LogEntry, SessionLimits, SessionSnapshot } from "./session.ts";
export { describeMemory, type RememberedCollection, type RememberedContract } from "./state/report.ts";
export type { AnswerOf, AnyOperations, OverrideOf } from "./typed.ts";
export type { Mock, MockedContract, MockOptions, MockSession } from "./types.ts";
