import { defineConfig } from "vitest/config";

const SERVICE = "packages/service/src/**/*.test.ts";

/** They measure the memory of their process, which is therefore theirs alone. */
const OF_MEMORY = ["packages/server/src/body.test.ts", "packages/verify/src/phases/endurance.test.ts"];

export default defineConfig({
  test: {
    // Real databases, ports and compilers are slower than mocks of them; a hang still ends.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes late on a machine that is busy; the default is a second.
    expect: { poll: { timeout: 10_000 } },
    // Without it a machine of two cores runs one file at a time, though many of them wait for processes that they started.
    maxWorkers: 2,
    projects: [
      {
        // What is loaded stays for the files that follow: loading takes longer than most of these tests.
        extends: true,
        test: {
          name: "packages",
          include: ["packages/*/src/**/*.test.ts"],
          exclude: [SERVICE, ...OF_MEMORY],
          isolate: false,
        },
      },
      {
        extends: true,
        test: {
          name: "tests",
          include: [SERVICE, ...OF_MEMORY, "test/**/*.test.ts"],
          exclude: ["**/*.servers.test.ts", "test/packed/**"],
        },
      },
      {
        // Every behaviour of the server again, validated by functions that are made of the contract.
        extends: true,
        test: {
          name: "compiled validators",
          include: ["body", "event-stream", "invalid-request", "multipart", "reply", "router", "security"].map(
            (subject) => `packages/server/src/${subject}.test.ts`,
          ),
          env: { CANTUS_VALIDATOR: "compiled" },
        },
      },
      {
        // As users get it: packed, and installed elsewhere.
        extends: true,
        test: {
          name: "packed",
          include: ["test/packed/*.test.ts"],
          globalSetup: ["test/packed/pack.ts"],
        },
      },
      {
        // The service once more, as it runs on several machines.
        extends: true,
        test: {
          name: "PostgreSQL, S3, compiled validators",
          include: [SERVICE],
          // Without what the embedded database alone does, and the engines: they know neither of them.
          exclude: ["**/*.embedded.test.ts", "packages/service/src/engines/**"],
          env: { CANTUS_VALIDATOR: "compiled" },
          globalSetup: ["packages/service/src/testing/servers.ts"],
        },
      },
    ],
  },
});
