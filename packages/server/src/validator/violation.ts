import type { Violation } from "@cantus/contract";
import type { ReportedError } from "./judge.ts";

const PLACES: Readonly<Record<string, Violation["in"]>> = {
  path: "path",
  query: "query",
  header: "header",
  cookie: "cookie",
  body: "body",
};
/** Below which everything stands that was handed over. */
const ROOT = "/response/body/";

/** `/response/body/query/limit` → in `query`, at `/limit`. */
export function violationOf({ path, message = "is not valid", errorCode = "" }: ReportedError): Violation {
  const [place = "", ...steps] = path.slice(ROOT.length).split("/");
  return {
    in: PLACES[place] ?? "body",
    pointer: steps.map((step) => `/${step}`).join(""),
    keyword: errorCode.split(".")[0] || "schema",
    message,
  };
}
