import type { Handlers } from "../index.ts";
import type { operations } from "./operations.ts";
import { rest } from "./rest.ts";

export const handlers: Handlers<operations> = {
  ...rest,
  getTrack: (_request, reply) => reply(404, { title: "No" }),
  // error: 'getTracks' does not exist in type 'Handlers<operations, undefined, unknown, never>'. Did you mean to write 'getTrack'?
  getTracks: () => undefined,
};
