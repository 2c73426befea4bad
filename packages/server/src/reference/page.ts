/** The pages of the API reference, as text. */
import type { OpenApiDocument } from "@cantus/contract";

export interface ReferencedContract {
  /** Part of the page's URL: `music-generations`. */
  readonly name: string;
  readonly document: OpenApiDocument;
}

export function indexPage(contracts: readonly ReferencedContract[], base: string): string {
  const items = contracts.map(({ name, document }) => {
    const { title, version, summary } = document.info;
    const text = summary ? `<p>${escapeHtml(summary)}</p>` : "";
    return `<li><a href="${escapeHtml(`${base}/${encodeURIComponent(name)}`)}">${escapeHtml(title)}</a> <small>${escapeHtml(String(version))}</small>${text}</li>`;
  });
  return page(
    "API reference",
    `<style>body{font:16px/1.5 system-ui,sans-serif;margin:3rem auto;max-width:40rem;padding:0 1rem;color-scheme:light dark}li{margin:.75rem 0}p{margin:0}</style>
<h1>API reference</h1>
<ul>
${items.join("\n")}
</ul>`,
  );
}

export function referencePage({ name, document }: ReferencedContract, base: string): string {
  const start = escapeHtml(`${base}/${encodeURIComponent(name)}/start.js`);
  return page(
    document.info.title,
    `<div id="reference"></div>
<script src="${escapeHtml(base)}/_scalar/standalone.js"></script>
<script src="${start}"></script>`,
  );
}

/** A file of its own, so that no page has to allow scripts in its text. */
export function startScript({ name }: ReferencedContract, base: string): string {
  const configuration = {
    url: `${base}/${encodeURIComponent(name)}/openapi.json`,
    // Each of these calls another host when it is left out.
    withDefaultFonts: false,
    telemetry: false,
    proxyUrl: "",
    agent: { disabled: true },
    mcp: { disabled: true },
    hideClientButton: true,
    showDeveloperTools: "never",
    persistAuth: false,
  };
  return `Scalar.createApiReference("#reference", ${JSON.stringify(configuration)});\n`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
</head>
<body>
${body}
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
