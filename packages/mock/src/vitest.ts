/** The mock in Vitest: a session for each test. */
import { type TestAPI, test } from "vitest";
import type { AnyOperations } from "./typed.ts";
import type { Mock, MockSession } from "./types.ts";

/** What a test gets besides what Vitest gives it. */
export interface MockFixture<Operations = AnyOperations> {
  /** A session of its own: state, clock, overrides and log begin anew, and end with the test. */
  mock: MockSession<Operations>;
}

let tests = 0;

/**
 * Vitest's `test` with a `mock` that no other test meets, also where tests run side by side.
 *
 * @example
 * const test = mockTest(createMock<operations>([await readContract("music-generations")]));
 * test("shows that it failed", async ({ mock }) => {
 *   mock.on("getGeneration", { status: 503 });
 *   const client = createMusicGenerations({ baseUrl: "http://mock.test", apiKey: "any", fetch: mock.fetch });
 * });
 */
export function mockTest<Operations = AnyOperations>(mock: Mock<Operations>): TestAPI<MockFixture<Operations>> {
  return test.extend<MockFixture<Operations>>({
    mock: async ({ task }, use) => {
      tests++;
      const session = mock.session(`${task.name} ${tests}`);
      await use(session);
      session.drop();
    },
  });
}
