/**
 * Node's HTTP, had in a way that loads it alone. An import makes a module of it whose names are all looked up, that of its
 * WebSocket too, and to look that up loads a whole HTTP client, which takes longer than all that a server needs.
 */
export const http: typeof import("node:http") = process.getBuiltinModule("node:http");
