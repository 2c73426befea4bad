import type { Handler, ReplyFunction } from "../index.ts";
import type { operations } from "./operations.ts";

declare const replyOfListTracks: ReplyFunction<operations, "listTracks">;

// error: Type 'Reply<operations, "listTracks">' is not assignable to type 'Reply<operations, "getTrack">'.
export const getTrack: Handler<operations, "getTrack"> = () => replyOfListTracks(404, { title: "No" });
