import { listen } from "@cantus/server";
import { cantus } from "./cantus-app.ts";

const { port } = await listen(cantus("express-openapi-validator"), { port: 0 });
console.log(port);
