/** Annotations of a GitHub workflow: commands that its runner reads from what is printed. */
import type { Location } from "@cantus/contract";
import { shownPath } from "@cantus/contract";
import { type ComparisonResult, grouped } from "./result.ts";
import { witnessText } from "./words.ts";

/**
 * Errors for what breaks, warnings for what is risky, at the lines of the newer version.
 *
 * @param cwd where the repository is checked out: files are named from there
 */
export function toGitHubAnnotations({ changes, approved, side }: ComparisonResult, cwd?: string): string[] {
  const open = changes.filter((change) => change[side] !== "safe" && !approved.has(change.fingerprint));
  return grouped(open, side).map(({ change, others }) => {
    const command = change[side] === "breaking" ? "error" : "warning";
    const more = others.length > 0 ? ` So in ${others.length} other operations.` : "";
    const text = [change.message + more, witnessText(change), change.advice].filter(Boolean).join("\n");
    const location = change.head?.location ?? change.base?.location;
    const properties = [...(location ? placeOf(location, cwd) : []), `title=${property(change.code)}`];
    return `::${command} ${properties.join(",")}::${data(text)}`;
  });
}

function placeOf({ file, line, column }: Location, cwd: string | undefined): string[] {
  // Of what is gone there is the older version's place: the file may still be there.
  const path = shownPath(file, cwd).replace(/^(?!https?:)[^/:]+:(?=.)/, "");
  return [`file=${property(path)}`, `line=${line}`, `col=${column}`];
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
