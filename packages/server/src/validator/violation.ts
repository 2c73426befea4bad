import type { Violation } from "@cantus/contract";
import type { ReportedError } from "./express-openapi-validator.ts";

const PLACES: Readonly<Record<string, Violation["in"]>> = {
  path: "path",
  query: "query",
  header: "header",
  cookie: "cookie",
  body: "body",
};

/**
 * `/body/query/limit` → in `query`, at `/limit`. Everything that was handed over stands below `root`, by its place.
 */
export function violationOf({ path, message, errorCode = "" }: ReportedError, root: string): Violation {
  const [place = "", ...steps] = path.slice(root.length + 1).split("/");
  return {
    in: PLACES[place] ?? "body",
    pointer: steps.map((step) => `/${step}`).join(""),
    keyword: errorCode.split(".")[0] || "schema",
    message,
  };
}
