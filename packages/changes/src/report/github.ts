/** Annotations of a GitHub workflow: commands that its runner reads from what is printed. */
import type { Location } from "@cantus/contract";
import { shownPath } from "@cantus/contract";
import { type ComparisonResult, grouped } from "./result.ts";
import { plural, witnessText } from "./words.ts";

/**
 * Errors for what breaks, warnings for what is risky, at the lines of the newer version.
 *
 * @param cwd where the repository is checked out: files are named from there
 */
export function toGitHubAnnotations({ changes, approved, side }: ComparisonResult, cwd?: string): string[] {
  const open = changes.filter((change) => change[side] !== "safe" && !approved.has(change.fingerprint));
  return grouped(open, side).map(({ change, others }) => {
    const command = change[side] === "breaking" ? "error" : "warning";
    const more = others.length > 0 ? ` So in ${plural(others.length, "other operation")}.` : "";
    const text = [change.message + more, witnessText(change), change.advice].filter(Boolean).join("\n");
    const location = change.head?.location ?? change.base?.location;
    return githubAnnotation(command, text, { ...(location && placeOf(location, cwd)), title: change.code });
  });
}

function placeOf({ file, line, column }: Location, cwd: string | undefined): AnnotationPlace {
  // Of what is gone there is the older version's place: the file may still be there.
  const path = shownPath(file, cwd).replace(/^(?!https?:)[^/:]+:(?=.)/, "");
  return { file: path, line, col: column };
}

export interface AnnotationPlace {
  /** From where the repository is checked out. */
  readonly file?: string;
  readonly line?: number;
  readonly col?: number;
  readonly title?: string;
}

/**
 * A command of a workflow
 * (https://docs.github.com/en/actions/reference/workflow-commands-for-github-actions): printed, it becomes an annotation.
 */
export function githubAnnotation(command: "error" | "warning", message: string, place: AnnotationPlace): string {
  const data = (text: string) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = (text: string) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
  const properties = Object.entries(place).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${property(String(value))}`],
  );
  return `::${command}${properties.length > 0 ? ` ${properties.join(",")}` : ""}::${data(message)}`;
}
