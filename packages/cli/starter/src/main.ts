import { listen } from "@cantus/server";
import { app } from "./app.ts";

const { url } = await listen(app, { port: Number(process.env.PORT ?? 3000) });
console.log(`Tasks: ${url}/v1/tasks`);
