/** The result as a changelog. */
import type { Level } from "../change.ts";
import { type ComparisonResult, type Group, grouped, titleOf } from "./result.ts";
import { plural, witnessText } from "./words.ts";

const TITLES: readonly (readonly [level: Level, title: string])[] = [
  ["breaking", "Breaking"],
  ["risky", "Risky"],
  ["safe", "Other changes"],
];

/**
 * @example
 * ## music-jobs 1.4.0 → 2.0.0
 *
 * ### Breaking
 *
 * - **`GET /api/v1/music`** The query parameter `limit` may be at most 100, before at most 200. `limit: 101` was accepted
 *   and is refused now.
 */
export function toMarkdown(result: ComparisonResult): string {
  const { contract, presence, version, side, changes, approved } = result;
  const versions =
    version && version.base !== version.head ? ` ${version.base} → ${version.head}` : version ? ` ${version.head}` : "";
  const lines = [`## ${contract}${versions}`, ""];
  if (presence !== "both") return [...lines, presence === "added" ? "New." : "Removed.", ""].join("\n");
  if (changes.length === 0) return [...lines, "No change.", ""].join("\n");
  if (version?.suggested && !version.isEnough) lines.push(`> The next version should be ${version.suggested}.`, "");
  const told = changes.filter((change) => change.kind !== "none" || change[side] !== "safe");
  for (const [level, title] of TITLES) {
    const groups = grouped(
      told.filter((change) => change[side] === level),
      side,
    );
    if (groups.length > 0) lines.push(`### ${title}`, "", ...groups.map((group) => line(group, approved)), "");
  }
  const notes = changes.length - told.length;
  if (notes > 0)
    lines.push(`${plural(notes, "change")} of descriptions and tags ${notes === 1 ? "is" : "are"} not listed.`, "");
  return lines.join("\n");
}

function line({ change, others }: Group, approved: ReadonlyMap<string, string>): string {
  const more = others.length > 0 ? ` So in ${others.map((other) => `\`${other}\``).join(", ")}.` : "";
  const witness = witnessText(change);
  const reason = approved.get(change.fingerprint);
  return `- **${change.operation ? `\`${titleOf(change)}\`` : "The contract"}** ${change.message}${witness ? ` ${witness}` : ""}${more}${reason ? ` (${reason})` : ""}`;
}
