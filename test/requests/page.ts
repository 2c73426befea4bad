/** docs/requests.md, written of the rows that its test sends and of what came back. */
import type { Row, Subject, Verdict } from "./row.ts";

const HEAD = `# What a request means

Each line of these tables is a request that the tests send, byte by byte, to a server made by \`createRouter\` and to the
mock, with each of the server's validators (\`test/requests\`); this page is written from them, and a test fails when it
is not what happened. *Cantus* says which value the handler was given, or with which status the request was refused and
what the caller was told. Where a standard decides, its clause is named; where none does, the decision is ours and says why.

OAS is [OpenAPI 3.1.1](https://spec.openapis.org/oas/v3.1.1.html). Before a query, a header or a cookie stands its
parameter as a contract declares it, before a body its schema.
`;

/** @param told what a refusal said, by row */
export function pageOf(subjects: readonly Subject[], told: ReadonlyMap<Row, string>): string {
  const contents = subjects.map(({ title }) => `- [${title}](#${anchorOf(title)})`).join("\n");
  return `${[HEAD, contents, "", ...subjects.map((subject) => sectionOf(subject, told))].join("\n")}`;
}

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}

function sectionOf({ title, introduction, rows }: Subject, told: ReadonlyMap<Row, string>): string {
  const lines = rows.map((row, i) => {
    const isSame = rows[i - 1]?.declaration.text === row.declaration.text;
    const cells = [
      isSame ? "" : code(row.declaration.text),
      code(row.sent),
      said(row.verdict, told.get(row)),
      row.why.replaceAll("|", "\\|"),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  const head = "| Declared | Sent | Cantus | Why |\n|---|---|---|---|";
  return [`## ${title}`, "", introduction, "", head, ...lines, ""].join("\n");
}

function said(verdict: Verdict, told: string | undefined): string {
  switch (verdict.kind) {
    case "accepted":
      return verdict.value === undefined ? "nothing" : code(short(JSON.stringify(verdict.value)));
    case "refused":
      return `**${verdict.status}** ${escapeCell(told ?? "")}`;
    case "answered": {
      const headers = Object.entries(verdict.headers).map(([name, value]) =>
        value === null ? `no \`${name}\`` : code(`${name}: ${value}`),
      );
      const statuses = verdict.statuses.map((status) => `**${status}**`).join(", ") || "no answer";
      return [statuses, ...headers, escapeCell(told ?? "")].filter((part) => part !== "").join(" ");
    }
  }
}

/** Text in a cell: of several lines, each on its own. */
function code(text: string): string {
  if (text === "") return "";
  const lines = short(text).split("\n");
  return lines.map((line) => (line === "" ? "" : quoted(line))).join("<br>");
}

function quoted(line: string): string {
  const ticks = line.includes("`") ? "``" : "`";
  return `${ticks}${line.replaceAll("|", "\\|")}${ticks}`;
}

function escapeCell(text: string): string {
  return short(text).replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}

function short(text: string): string {
  return text.length > 300 ? `${text.slice(0, 120)}… (${text.length} characters)` : text;
}
