import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "test/**/*.test.ts"],
    // Real databases, ports and compilers are slower than mocks of them; a hang still ends.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
