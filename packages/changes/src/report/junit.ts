/** The result as JUnit XML: a suite for each contract, a case for each change. */
import { isAtLeast, type Level } from "../change.ts";
import { type ComparisonResult, titleOf } from "./result.ts";
import { placesText, witnessText } from "./words.ts";

/** @param failOn the level from which on a change is a failure; `none`: none is */
export function toJUnit(results: readonly ComparisonResult[], failOn: Level | "none", cwd?: string): string {
  const suites = results.map((result) => suiteOf(result, failOn, cwd));
  const sum = (key: "tests" | "failures") => suites.reduce((total, suite) => total + suite[key], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="cantus changes" tests="${sum("tests")}" failures="${sum("failures")}">`,
    ...suites.map(({ xml }) => xml),
    "</testsuites>",
    "",
  ].join("\n");
}

function suiteOf({ contract, changes, approved, side }: ComparisonResult, failOn: Level | "none", cwd?: string) {
  const cases = changes.map((change) => {
    const fails = failOn !== "none" && isAtLeast(change[side], failOn) && !approved.has(change.fingerprint);
    const name = `${change.code} ${change.where}`.trim();
    const location = change.head?.location ?? change.base?.location;
    const file = location ? ` file="${escaped(location.file)}" line="${location.line}"` : "";
    const open = `    <testcase classname="${escaped(`${contract} ${titleOf(change)}`)}" name="${escaped(name)}"${file}`;
    if (!fails) return { fails, xml: `${open}/>` };
    const text = [change.message, witnessText(change), placesText(change, cwd), change.advice]
      .filter(Boolean)
      .join("\n");
    return {
      fails,
      xml: `${open}>\n      <failure type="${change[side]}" message="${escaped(change.message)}">${escaped(text)}</failure>\n    </testcase>`,
    };
  });
  // A suite without a case is taken for one that did not run.
  if (cases.length === 0)
    cases.push({ fails: false, xml: `    <testcase classname="${escaped(contract)}" name="no change"/>` });
  const failures = cases.filter(({ fails }) => fails).length;
  const xml = [
    `  <testsuite name="${escaped(contract)}" tests="${cases.length}" failures="${failures}">`,
    ...cases.map((each) => each.xml),
    "  </testsuite>",
  ].join("\n");
  return { tests: cases.length, failures, xml };
}

function escaped(text: string): string {
  return (
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("\n", "&#10;")
      // XML 1.0 has no way to write these.
      .replaceAll(/(?![\t\r])\p{Cc}/gu, "\uFFFD")
  );
}
