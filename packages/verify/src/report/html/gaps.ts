/** What was never reached, and why: by operation, and by schema. */
import type { Contract } from "@cantus/contract";
import { type ContractCoverage, type Goal, percent, shareOf } from "../../coverage/goal.ts";
import { placeText } from "../describe.ts";
import { anchor } from "./heat-map.ts";
import { html, type Markup } from "./markup.ts";

/** Of one schema no more are listed: a page of thousands is not read. */
const MOST = 100;

export function operationGaps(contract: Contract, { operations }: ContractCoverage): Markup {
  return html`${operations.map(({ operationId, method, path, requests, goals }) => {
    const share = shareOf(goals);
    return html`<details id="${anchor(operationId)}"><summary><b>${operationId}</b> <span class="method">${method} ${path}</span> — ${requests} requests, ${share.reached} of ${share.total} reached</summary>${list(contract, goals)}</details>
`;
  })}`;
}

export function schemaGaps(contract: Contract, { schemas }: ContractCoverage): Markup {
  return html`${schemas.map(({ name, goals }) => {
    const share = shareOf(goals);
    return html`<details><summary><b>${name}</b> — ${percent(share)} %, ${share.reached} of ${share.total} keywords, branches and enum members</summary>${list(contract, goals)}</details>
`;
  })}`;
}

function list(contract: Contract, goals: readonly Goal[]): Markup {
  const gaps = goals.filter(({ hits }) => hits === 0);
  if (gaps.length === 0) return html`<p>All of it was reached.</p>`;
  const items = gaps.slice(0, MOST).map(({ subject, way, reason, pointer }) => {
    const location = contract.locate(pointer);
    return html`<li><code>${subject}</code> ${way}: ${reason} ${location && html`<span class="soft mono">${placeText(location)}</span>`}</li>
`;
  });
  return html`<ul class="gaps">${items}</ul>${gaps.length > MOST && html`<p class="soft">… and ${gaps.length - MOST} more, in the JSON report.</p>`}`;
}
