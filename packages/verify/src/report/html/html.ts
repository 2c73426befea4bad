/** A page that shows a run: offline, one file. */
import { DIMENSIONS, percent } from "../../coverage/goal.ts";
import { causesOf } from "../causes.ts";
import { describeRisk, describeShortfall, describeWarning, outcomeLine } from "../describe.ts";
import type { MakeReporter, Outcome } from "../reporter.ts";
import { findingArticles } from "./findings.ts";
import { operationGaps, schemaGaps } from "./gaps.ts";
import { heatMap } from "./heat-map.ts";
import { Markup, html as markup } from "./markup.ts";
import { STYLE } from "./style.ts";

export const html: MakeReporter = (contract, write) => ({
  end(outcome) {
    const { contract: name, findings, coverage } = outcome;
    write(
      markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}: ${verdict(outcome)}</title>
${STYLE}
</head>
<body>
<header>
<h1>${name}</h1>
<p class="soft">${outcome.target} · ${outcomeLine(outcome)} · ${(outcome.duration / 1000).toFixed(1)} s${outcome.seed !== undefined && ` · seed ${outcome.seed}`}${outcome.stopped && ` · stopped before it was through (${outcome.stopped})`}</p>
<p class="verdict ${verdict(outcome) === KEPT ? "kept" : "broken"}">${verdict(outcome)}</p>
</header>
<main>
${shares(outcome)}
${notes(outcome)}
${findings.length > 0 && markup`<h2 id="findings">Findings</h2>\n${findingArticles(causesOf(findings))}`}
<h2 id="operations">Operations</h2>
${heatMap(coverage.operations)}
<h2 id="never">What was never reached, and why</h2>
${operationGaps(contract, coverage)}
<h2 id="schemas">Schemas</h2>
${schemaGaps(contract, coverage)}
</main>
<footer>Written by cantus verify.</footer>
${SCRIPT}
</body>
</html>
`.text,
    );
  },
});

const KEPT = "The contract is kept";

function verdict({ findings, shortfalls = [], coverage, stopped }: Outcome): string {
  const isCalled = coverage.operations.some(({ requests }) => requests > 0);
  if (findings.length === 0 && (!isCalled || stopped === "unauthorized")) return "Nothing was verified";
  if (findings.length === 0 && shortfalls.length > 0) return "Less coverage than was asked for";
  if (findings.length === 0) return KEPT;
  return findings.length === 1 ? "1 finding" : `${findings.length} findings`;
}

function shares({ coverage }: Outcome): Markup {
  const items = DIMENSIONS.filter((dimension) => coverage.shares[dimension].total > 0).map((dimension) => {
    const share = coverage.shares[dimension];
    const per = percent(share);
    return markup`<li>${dimension}<strong>${per} %</strong><span class="soft">${share.reached} of ${share.total}</span><div class="bar" aria-hidden="true"><i style="width:${per}%"></i></div></li>
`;
  });
  return markup`<h2 class="hidden">Coverage</h2>\n<ul class="shares">\n${items}</ul>`;
}

function notes({ warnings, ambiguities, risks = [], shortfalls = [] }: Outcome): Markup {
  const short = shortfalls.map((shortfall) => markup`<p class="note"><b>${describeShortfall(shortfall)}</b></p>\n`);
  const list = (title: string, texts: readonly string[]) =>
    texts.length > 0 &&
    markup`<details open><summary><b>${title}</b> (${texts.length})</summary><ul class="gaps">${texts.map((text) => markup`<li>${text}</li>`)}</ul></details>\n`;
  return markup`${short}${list("Warnings", warnings.map(describeWarning))}${list("Risks", risks.map(describeRisk))}${list("What the contract leaves open", ambiguities.map(describeWarning))}`;
}

/** Copies code, and opens what a link leads to. */
const SCRIPT = new Markup(`<script>
document.addEventListener("click", async ({ target }) => {
  if (!target.classList.contains("copy")) return;
  await navigator.clipboard.writeText(target.nextElementSibling.textContent);
  target.textContent = "copied";
});
const open = () => { const at = document.getElementById(location.hash.slice(1)); if (at?.tagName === "DETAILS") at.open = true; };
addEventListener("hashchange", open);
open();
</script>`);
