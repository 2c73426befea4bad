/** The map of what was reached: an operation a row, a status a column, and beside them the other dimensions. */
import {
  type Dimension,
  type Goal,
  type OperationCoverage,
  percent,
  type Share,
  shareOf,
} from "../../coverage/goal.ts";
import { html, type Markup } from "./markup.ts";

const BESIDE = ["parameters", "media-types", "security", "links"] as const satisfies readonly Dimension[];

export function heatMap(operations: readonly OperationCoverage[]): Markup {
  const statuses = [
    ...new Set(operations.flatMap(({ declared, reached }) => [...declared, ...odd(declared, reached)])),
  ];
  statuses.sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const dimensions = BESIDE.filter((dimension) =>
    operations.some((operation) => shareIn(operation, dimension).total > 0),
  );
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Operations and what of them was reached">
<table class="map">
<thead><tr><th scope="col">operation</th>${dimensions.map(
    (dimension) => html`<th scope="col">${dimension}</th>`,
  )}${statuses.map((status, index) => html`<th scope="col"${index === 0 && FIRST}>${status}</th>`)}</tr></thead>
<tbody>
${operations.map((operation) => row(operation, statuses, dimensions))}</tbody>
</table>
</div>
${legend()}`;
}

/** A little room between the shares and the statuses. */
const FIRST = html` class="first"`;

function row(operation: OperationCoverage, statuses: readonly string[], dimensions: readonly Dimension[]): Markup {
  const { operationId, method, path } = operation;
  const most = Math.max(1, ...operation.goals.map(({ hits }) => hits));
  return html`<tr><th scope="row"><a href="#${anchor(operationId)}" title="${method} ${path}"><b>${operationId}</b><br><span class="method">${method} ${path}</span></a></th>${dimensions.map(
    (dimension) => html`<td class="wide">${shareCell(shareIn(operation, dimension))}</td>`,
  )}${statuses.map((status, index) => html`<td${index === 0 && FIRST}>${statusCell(operation, status, most)}</td>`)}</tr>
`;
}

function statusCell(operation: OperationCoverage, status: string, most: number): Markup | undefined {
  const goal = operation.goals.find((each) => each.dimension === "statuses" && each.subject === status);
  if (!goal) {
    const times = operation.reached[Number(status)];
    return times === undefined
      ? undefined
      : html`<span class="odd" title="${status} is not declared, and came ${times} times">${times} !</span>`;
  }
  if (goal.hits > 0) {
    const heat = goal.hits === 1 ? 0 : Math.min(3, 1 + Math.floor((Math.log(goal.hits) / Math.log(most + 1)) * 3));
    return html`<span class="h${heat}" title="${status} came ${goal.hits} times">${goal.hits}</span>`;
  }
  return html`<span class="${goal.isCounted ? "gap" : "left"}" title="${status} never came: ${goal.reason ?? ""}"><span class="hidden">never</span>${goal.isCounted ? "–" : "·"}</span>`;
}

function shareCell(share: Share): Markup | undefined {
  if (share.total === 0) return undefined;
  const per = percent(share);
  const style = share.reached === 0 ? "gap" : `h${per === 100 ? 3 : per >= 66 ? 2 : per >= 33 ? 1 : 0}`;
  return html`<span class="${style}" title="${share.reached} of ${share.total}">${per} %</span>`;
}

function shareIn({ goals }: OperationCoverage, dimension: Dimension): Share {
  return shareOf(goals.filter((goal: Goal) => goal.dimension === dimension));
}

function legend(): Markup {
  return html`<ul class="legend" aria-label="Legend">
<li><span class="h0">1</span><span class="h1">9</span><span class="h3">99</span>how often a status came</li>
<li><span class="gap">–</span>declared, never came</li>
<li><span class="left">·</span>not expected: a failure of the server, or default</li>
<li><span class="odd">1 !</span>came, and is not declared</li>
</ul>`;
}

/** Statuses that came and are not declared. */
function odd(declared: readonly string[], reached: OperationCoverage["reached"]): string[] {
  const isDeclared = (status: string) =>
    declared.some((each) => each === status || each === "default" || each.toUpperCase() === `${status[0]}XX`);
  return Object.keys(reached).filter((status) => status !== "0" && !isDeclared(status));
}

/** By number, a range behind its numbers, `default` last. */
function rank(status: string): number {
  if (status === "default") return 1000;
  return /^\d{3}$/.test(status) ? Number(status) : Number(status[0]) * 100 + 99.5;
}

/** Where the page tells of an operation. */
export function anchor(operationId: string): string {
  return `operation-${encodeURIComponent(operationId)}`;
}
