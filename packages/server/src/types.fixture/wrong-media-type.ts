import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

export const getTrack: Handler<operations, "getTrack"> = (_request, reply) => {
  // error: Type '"text/html"' is not assignable to type '"application/json"'.
  return reply(200, { id: 1, title: "One" }, { contentType: "text/html" });
};

export const getAudio: Handler<operations, "getAudio"> = (_request, reply) => {
  // error: Object literal may only specify known properties, and 'url' does not exist in type 'BinaryBody'.
  return reply(200, { url: "/a.wav" }, { contentType: "audio/wav" });
};
