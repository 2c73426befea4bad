/**
 * What Cantus does with contracts that others wrote:
 * `node scripts/foreign.ts [folder] [name…] [--json] [--jobs <n>] [--page <file>]`.
 *
 * Every document of the folder (default: `../shared/corpus`; its `manifest.json` names the entries, else each YAML or JSON
 * file at its top is one) goes the whole way: lint, generate, type-check of what was generated beside programs that use it,
 * under both compilers and with all that they import, a server that runs it, with both validators, a mock that answers
 * each documented GET, and verify against that mock. The result is a table; a cell that is not "ok" is explained below
 * it. Exit code 0: everything did its work, 1: something did not.
 *
 * `--jobs` says how many go at once: one by one is measured best, the default is one for each core. `--page` puts the
 * table into a Markdown page, where it has the last one between its marks.
 *
 * Generated code imports the packages as they are built: run `npm run build` after changes to their types.
 */
import { existsSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { goTheWholeWay, isFine, STEPS, type Step, type Steps } from "./foreign/steps.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    jobs: { type: "string", default: String(availableParallelism()) },
    page: { type: "string" },
  },
});
const folder = resolve(positionals[0] ?? join(import.meta.dirname, "../../shared/corpus"));
if (!existsSync(folder)) {
  console.error(`There is no folder ${folder}. Name one that holds OpenAPI documents.`);
  process.exit(2);
}

interface Document {
  readonly id: string;
  readonly file: string;
}

const documents = await documentsIn(folder);
const asked = positionals.length > 1 ? documents.filter(({ id }) => positionals.slice(1).includes(id)) : documents;
if (asked.length === 0) {
  console.error(`None of these is in ${folder}. There are: ${documents.map(({ id }) => id).join(", ")}.`);
  process.exit(2);
}
const ways = new Map<string, Steps>();
const waiting = [...asked];
const worker = async () => {
  for (let document = waiting.shift(); document; document = waiting.shift()) {
    const steps = await goTheWholeWay(document.file);
    ways.set(document.id, steps);
    const wrong = STEPS.filter((name) => !isFine(name, steps[name])).map((name) => `${name}: ${steps[name].detail}`);
    console.error([document.id, ...wrong].join("\n  "));
  }
};
await Promise.all(Array.from({ length: Number(values.jobs) }, worker));
const results = asked.map(({ id }) => ({ id, steps: ways.get(id) as Steps }));
console.log(values.json ? JSON.stringify(results, null, 2) : `${table()}\n${explanations()}`);
if (values.page) await putInto(values.page);
process.exitCode = results.every(({ steps }) => STEPS.every((name) => isFine(name, steps[name]))) ? 0 : 1;

async function documentsIn(folder: string): Promise<Document[]> {
  const manifest = join(folder, "manifest.json");
  if (existsSync(manifest)) {
    const entries = JSON.parse(await readFile(manifest, "utf8")) as { id: string; entry: string }[];
    return entries.map(({ id, entry }) => ({ id, file: join(folder, id, entry) }));
  }
  const files = (await readdir(folder)).filter((name) => /\.(ya?ml|json)$/.test(name));
  return files.map((name) => ({ id: name, file: join(folder, name) }));
}

function table(): string {
  const cell = ({ result, seconds, memory }: Step) =>
    `${result}, ${seconds.toFixed(1)} s${memory === undefined ? "" : `, ${memory.toFixed(0)} MB`}`;
  const lines = [
    ["document", ...STEPS],
    ...results.map(({ id, steps }) => [id, ...STEPS.map((name) => cell(steps[name]))]),
  ];
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0))) ?? [];
  const drawn = lines.map((line) => `| ${line.map((text, column) => text.padEnd(widths[column] ?? 0)).join(" | ")} |`);
  drawn.splice(1, 0, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`);
  return drawn.join("\n");
}

function explanations(): string {
  const explained = results.flatMap(({ id, steps }) =>
    STEPS.flatMap((name) => {
      const { detail } = steps[name];
      return detail ? [`\n${id}, ${name}:\n${detail.split("\n").slice(0, 40).join("\n")}`] : [];
    }),
  );
  return explained.join("\n");
}

async function putInto(page: string): Promise<void> {
  const [start, end] = ["<!-- table -->\n", "\n<!-- end of table -->"];
  const text = await readFile(page, "utf8");
  const [before, after] = [text.indexOf(start), text.indexOf(end)];
  if (before < 0 || after < before) throw new Error(`${page} has no marks ${start.trim()} and ${end.trim()}.`);
  await writeFile(page, `${text.slice(0, before + start.length)}\n${table()}\n${text.slice(after)}`);
}
