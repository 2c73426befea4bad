import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

export const getTrack: Handler<operations, "getTrack"> = (_request, reply) => {
  // error: Object literal may only specify known properties, and 'secret' does not exist in type '{ id: number; title: string;
  return reply(200, { id: 1, title: "One", secret: true });
};
