/** Every contract mocked on one port, Prism inside. */
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
export { createMock, type Mock, type MockedContract, type MockOptions } from "./mock.ts";
export { type ServedMock, type ServeOptions, serveMock } from "./serve.ts";
