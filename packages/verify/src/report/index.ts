/** The reports that there are, by name. */
import { github } from "./github.ts";
import { har } from "./har.ts";
import { html } from "./html/html.ts";
import { toJson } from "./json.ts";
import { junit } from "./junit.ts";
import { markdown } from "./markdown.ts";
import { ndjson } from "./ndjson.ts";
import type { MakeReporter } from "./reporter.ts";
import { text } from "./text.ts";

const json: MakeReporter = (_, write) => ({
  end: (outcome) => write(`${JSON.stringify(toJson(outcome), null, 2)}\n`),
});

/**
 * `text` for a person, `json` the whole outcome, `ndjson` what happens as it happens, `har` every exchange, `junit` for
 * a pipeline's table of tests, `markdown` for a pull request, `html` a page with a map of what was reached, `github`
 * annotations.
 */
export const REPORTS = { text, json, ndjson, junit, har, markdown, html, github } as const satisfies Record<
  string,
  MakeReporter
>;

export type ReportName = keyof typeof REPORTS;
