import { pathsOf } from "../path-of.ts";
import type { paths } from "./types.ts";

/** A path of this API with its parameters filled in. */
export const pathOf = pathsOf<paths>();
