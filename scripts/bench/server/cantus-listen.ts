import { listen } from "@cantus/server/listen";
import { cantus } from "./cantus-app.ts";

const { port } = await listen(cantus("compiled"), { port: 0 });
console.log(port);
