import { cantus } from "./cantus-app.ts";
import { listen } from "./listen.ts";

listen(cantus("compiled"));
