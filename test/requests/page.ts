/** docs/requests.md, written of the rows that its test sends and of what came back. */
import type { Row, Subject, Verdict } from "./row.ts";

const HEAD = `# What a request means

Each line of these tables is a request that the tests send, byte by byte, to a server made by \`createRouter\` and to
the mock, with each of the server's validators and ways to listen (\`test/requests\`); this page is written from them,
and a test fails when it is not what happened (\`npm test -- test/requests -u\` writes it anew). *Cantus* says which
value the handler was given, or with which status the request was refused and what the caller was told. Where a
standard decides, its clause is named; where none does, the decision is ours and says why.

OAS is [OpenAPI 3.1.1](https://spec.openapis.org/oas/v3.1.1.html), JSON Schema is its draft 2020-12. *Declared* is the
parameter, the schema of the body or the media types, as a contract has them; an empty cell repeats the one above. What is
sent is UTF-8; \`\\xE9\` is that byte.
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
  const lines = short(text).trimEnd().replaceAll("\r", "").split("\n");
  return lines.map((line) => (line === "" ? "" : quoted(line))).join("<br>");
}

function quoted(line: string): string {
  const ticks = line.includes("`") ? "``" : "`";
  return `${ticks}${line.replaceAll("|", "\\|")}${ticks}`;
}

function escapeCell(text: string): string {
  return short(text).replaceAll("|", "\\|").replaceAll("<", "&lt;").replaceAll("\n", " ");
}

/** What is repeated is shown once, and of what is long still the beginning. */
function short(text: string): string {
  const once = text.replaceAll(
    /(.{1,6}?)\1{19,}/g,
    (all, part: string) => `${part}…(${all.length / part.length} times)…`,
  );
  return once.length > 400 ? `${once.slice(0, 60)}…(${text.length} characters)` : once;
}
