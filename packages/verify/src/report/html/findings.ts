/** Findings as a page shows them. */
import type { Finding } from "../../finding.ts";
import { type Cause, describeCause } from "../causes.ts";
import { clauseText, receivedText, sentText, stepText } from "../describe.ts";
import { html, type Markup } from "./markup.ts";

/** Those of one cause stand together, the gravest first; a list of the causes leads to them. */
export function findingArticles(causes: readonly Cause[]): Markup {
  const all = causes.flatMap(({ findings }) => findings);
  const links = causes.map(
    (cause) => html`<li><a href="#finding-${all.indexOf(cause.findings[0]) + 1}">${describeCause(cause)}</a></li>\n`,
  );
  return html`${all.length > 1 && html`<ul class="gaps">\n${links}</ul>\n`}${all.map(article)}`;
}

function article(finding: Finding, index: number): Markup {
  const { operationId, method, path, message, check, clause, before, exchange } = finding;
  const heading = `finding-${index + 1}`;
  return html`<article aria-labelledby="${heading}">
<h3 id="${heading}">${message}</h3>
<p class="soft">${operationId && html`<b>${operationId}</b> `}<span class="method">${method} ${path}</span> · ${check}</p>
<dl>
${before.length > 0 && html`<dt>before</dt><dd><pre>${before.map(stepText).join("\n\n")}</pre></dd>`}
<dt>sent</dt><dd><pre>${sentText(exchange.request)}</pre></dd>
<dt>received</dt><dd><pre>${receivedText(exchange.response)}</pre></dd>
<dt>clause</dt><dd><span class="mono">${clauseText(clause)}</span>${clause.location && html`<pre>${clause.location.listing}</pre>`}</dd>
</dl>
${repeat("curl", finding.curl)}${repeat("client code", finding.client)}${repeat("a Vitest test", finding.test)}
</article>
`;
}

function repeat(as: string, code: string): Markup {
  return html`<details><summary>repeat it as <b>${as}</b></summary><button class="copy" type="button">copy</button><pre>${code}</pre></details>
`;
}
