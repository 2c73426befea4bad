/** The application: an Express app like any other, with the contract's router in it. */
import express from "express";
import { handlers } from "./api/server/handlers.ts";
import { createRouter } from "./api/server/router.ts";
import { Tasks } from "./tasks.ts";

export const app = express();

app.use(createRouter({ handlers, context: { tasks: new Tasks() } }));
