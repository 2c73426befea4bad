import { expectTypeOf, test } from "vitest";
import type { Answer, SuccessBody } from "./call.ts";
import type { PathAnswer } from "./path.ts";
import type { HttpStatus } from "./status.ts";

/** What openapi-typescript writes for an operation without `responses`, and for one whose `responses` are empty. */
interface Without {
  parameters: Record<never, never>;
  responses: never;
}
interface Empty {
  parameters: Record<never, never>;
  responses: Record<never, never>;
}

test("an operation that declares no responses may answer with any status and any body", () => {
  expectTypeOf<Answer<Without>["status"]>().toEqualTypeOf<HttpStatus>();
  expectTypeOf<Answer<Without>["body"]>().toEqualTypeOf<unknown>();
  expectTypeOf<SuccessBody<Without>>().toEqualTypeOf<unknown>();
  expectTypeOf<PathAnswer<Without>["status"]>().toEqualTypeOf<HttpStatus>();
  expectTypeOf<Answer<Empty>["status"]>().toEqualTypeOf<HttpStatus>();
  expectTypeOf<PathAnswer<Empty>["status"]>().toEqualTypeOf<HttpStatus>();
});
