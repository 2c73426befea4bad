import type { Handler } from "../index.ts";
import type { operations } from "./operations.ts";

// error: Type '{ status: number; body: { id: number; title: string; }; }' is not assignable to type
export const getTrack: Handler<operations, "getTrack"> = () => ({ status: 200, body: { id: 1, title: "One" } });
