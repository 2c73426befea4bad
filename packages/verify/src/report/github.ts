/** Annotations of GitHub Actions: each finding at the line of the contract that it breaks. */
import { type Location, shownPath } from "@cantus/contract";
import { causesOf } from "./causes.ts";
import { describeFinding, describeShortfall } from "./describe.ts";
import type { MakeReporter } from "./reporter.ts";

/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
export const github: MakeReporter = (_, write) => {
  const annotate = (level: "error" | "warning", title: string, text: string, location: Location | undefined) => {
    const place = location && { file: shownPath(location.file), line: location.line, col: location.column };
    const properties = Object.entries({ ...place, title }).map(([key, value]) => `${key}=${inProperty(String(value))}`);
    write(`::${level} ${properties.join(",")}::${inMessage(text)}\n`);
  };
  return {
    end({ findings, warnings, ambiguities, risks = [], shortfalls = [] }) {
      // GitHub shows the first ten of a step: one of each cause comes before the others.
      const causes = causesOf(findings).map((cause) => cause.findings);
      for (const finding of [...causes.map(([first]) => first), ...causes.flatMap(([, ...others]) => others)]) {
        const title = `${finding.operationId ?? `${finding.method} ${finding.path}`}: ${finding.check}`;
        annotate("error", title, describeFinding(finding), finding.clause.location);
      }
      for (const { code, message, location } of warnings) annotate("warning", code, message, location);
      for (const { code, message, location } of risks) annotate("warning", code, message, location);
      for (const { message, location } of ambiguities)
        annotate("warning", "the contract leaves it open", message, location);
      for (const shortfall of shortfalls) annotate("error", "coverage", describeShortfall(shortfall), undefined);
    },
  };
};

function inMessage(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function inProperty(text: string): string {
  return inMessage(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
