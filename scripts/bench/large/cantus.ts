import { cantus } from "./cantus-app.ts";
import { serve } from "./prepared.ts";

serve(cantus("express-openapi-validator"));
