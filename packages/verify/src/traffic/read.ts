/** Reads files of recorded traffic. */
import { readFile } from "node:fs/promises";
import type { Exchange } from "../exchange/exchange.ts";
import { entriesOfHar, fromHarEntry } from "./har.ts";
import { fromJsonExchange, isExchangeLine } from "./ndjson.ts";
import { LeftOut, type Traffic, TrafficError } from "./traffic.ts";

/**
 * The exchanges in a file: an HTTP archive (`.har`), as browsers and proxies save it, or lines of JSON, as
 * `cantus verify --report ndjson=…` writes them. What the file holds decides, not its name.
 *
 * @throws TrafficError `FILE_UNREADABLE`; `NOT_TRAFFIC` for a file of something else, with the place.
 * @example
 * const { exchanges, leftOut } = await readTraffic("session.har");
 */
export async function readTraffic(file: string): Promise<Traffic> {
  const text = await textOf(file);
  if (text.trim() === "") throw new TrafficError("NOT_TRAFFIC", `${file} is empty. ${WHAT_TO_DO}`);
  const whole = parse(text);
  const traffic =
    whole.isJson && !isLine(whole.value)
      ? collect(entriesOfHar(file, whole.value), (index) => `entry ${index + 1}`, fromHarEntry)
      : readLines(file, text);
  if (traffic.exchanges.length > 0 || traffic.leftOut.length === 0) return traffic;
  const [first] = traffic.leftOut;
  throw new TrafficError("NOT_TRAFFIC", `${file} has no exchange that can be read: ${first}. ${WHAT_TO_DO}`);
}

const WHAT_TO_DO =
  "Give an HTTP archive (HAR), saved from a browser's network panel or a proxy, or lines of JSON as --report ndjson=… writes them.";

async function textOf(file: string): Promise<string> {
  try {
    return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : message;
    throw new TrafficError("FILE_UNREADABLE", `${file} cannot be read: ${reason}.`, { cause: error });
  }
}

type Parsed = { readonly isJson: true; readonly value: unknown } | { readonly isJson: false; readonly reason: string };

function parse(text: string): Parsed {
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch (error) {
    return { isJson: false, reason: (error as Error).message };
  }
}

/** A file of one line is JSON as a whole, too. */
function isLine(value: unknown): boolean {
  return typeof value === "object" && value !== null && ("request" in value || "type" in value);
}

function readLines(file: string, text: string): Traffic {
  const lines = text.split("\n").map((line, index) => ({ line: line.trim(), number: index + 1 }));
  const written = lines.filter(({ line }) => line !== "").map((each) => ({ ...each, parsed: parse(each.line) }));
  const [first] = written;
  if (first && !first.parsed.isJson) {
    const place = `${file}:${first.number}`;
    throw new TrafficError("NOT_TRAFFIC", `${place} is no JSON (${first.parsed.reason}). ${WHAT_TO_DO}`);
  }
  const wanted = written.filter(({ parsed }) => !parsed.isJson || isExchangeLine(parsed.value));
  return collect(
    wanted,
    (index) => `line ${wanted[index]?.number}`,
    ({ parsed }) => {
      if (!parsed.isJson) throw new LeftOut(`it is no JSON (${parsed.reason})`);
      return fromJsonExchange(parsed.value);
    },
  );
}

function collect<Entry>(
  entries: readonly Entry[],
  nameOf: (index: number) => string,
  read: (entry: Entry) => Exchange,
): Traffic {
  const exchanges: Exchange[] = [];
  const leftOut: string[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      exchanges.push(read(entry));
    } catch (error) {
      if (!(error instanceof LeftOut)) throw error;
      leftOut.push(`${nameOf(index)}: ${error.message}`);
    }
  }
  return { exchanges, leftOut };
}
