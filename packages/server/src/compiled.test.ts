/** Every behaviour of the server again, validated by functions that are made of the contract. */
import { afterAll, beforeAll } from "vitest";

beforeAll(() => {
  process.env.CANTUS_VALIDATOR = "compiled";
});
afterAll(() => {
  delete process.env.CANTUS_VALIDATOR;
});

await import("./body.test.ts");
await import("./event-stream.test.ts");
await import("./invalid-request.test.ts");
await import("./multipart.test.ts");
await import("./reply.test.ts");
await import("./router.test.ts");
await import("./security.test.ts");
