/** Getting the text of a file or URL, and saying well why that failed. */
import { readdirSync, statSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { nearest } from "../document/near.ts";
import { ContractError, type ContractErrorCode, type ContractNotice, shownPath } from "../error.ts";

/** The byte order marks of UTF-16, with which some editors save. */
const UTF_16: ReadonlySet<string> = new Set(["fffe", "feff"]);

/** How long a server may take with a contract, in milliseconds. */
const PATIENCE = 30_000;

export function isUrl(source: string): boolean {
  return /^(https?|file):\/\//i.test(source);
}

/**
 * @param file an absolute path
 * @throws {ContractError} FILE_NOT_FOUND, FILE_UNREADABLE
 */
export async function readText(file: string, cwd: string): Promise<string> {
  try {
    if (statSync(file).isDirectory()) {
      throw new ContractError("FILE_UNREADABLE", [folderFault(file, cwd)], { cwd });
    }
    const bytes = await readFile(file);
    if (UTF_16.has(bytes.toString("hex", 0, 2))) throw new ContractError("NOT_YAML", [utf16Fault(file, cwd)], { cwd });
    return bytes.toString("utf8");
  } catch (error) {
    if (error instanceof ContractError) throw error;
    const fault = fileFault(file, error as NodeJS.ErrnoException, cwd);
    throw new ContractError(fault.code as ContractErrorCode, [fault], { cwd });
  }
}

/** As editors count its lines and columns. */
export function normalized(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(/^\uFEFF/, "");
}

/**
 * A `fetch` that gives up after a while, and whose failures name the URL and the reason.
 *
 * @throws {ContractError} URL_UNREACHABLE
 */
export async function fetchContract(url: string, init?: RequestInit): Promise<Response> {
  const refuse = (message: string, advice: string) => {
    return new ContractError("URL_UNREACHABLE", [{ code: "URL_UNREACHABLE", message, advice }]);
  };
  let response: Response;
  try {
    response = await fetch(url, { ...init, signal: AbortSignal.timeout(PATIENCE) });
  } catch (error) {
    throw refuse(`${url} cannot be reached: ${reasonOf(error)}.`, "Check the address and that the server runs.");
  }
  if (response.ok) return response;
  throw refuse(
    `${url} answered ${`${response.status} ${response.statusText}`.trimEnd()}.`,
    response.status === 401 || response.status === 403
      ? "Headers for it can be set in redocly.yaml, under resolve.http.headers."
      : "Check the address.",
  );
}

/** The system's own words are in the cause: `fetch failed` says nothing. */
function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return `no answer in ${PATIENCE / 1000} s`;
  const { code, message: inner } = (cause ?? {}) as NodeJS.ErrnoException;
  const words: Record<string, string> = {
    ECONNREFUSED: "the connection was refused",
    ENOTFOUND: "there is no such host",
    EAI_AGAIN: "the host's name could not be looked up",
    ECONNRESET: "the connection was closed",
  };
  return (code && words[code]) || inner || message;
}

/** Why a file could not be read. */
export function fileFault(file: string, error: NodeJS.ErrnoException, cwd: string): ContractNotice {
  const shown = shownPath(file, cwd);
  if (error.code === "ENOENT" || error.code === "ENOTDIR") {
    return { code: "FILE_NOT_FOUND", message: `There is no file ${shown}.`, ...adviceFor(file, cwd) };
  }
  const reasons: Record<string, string> = { EACCES: "no permission", EPERM: "no permission", EISDIR: "it is a folder" };
  const reason = reasons[error.code ?? ""] ?? error.message;
  return { code: "FILE_UNREADABLE", message: `${shown} cannot be read: ${reason}.` };
}

function utf16Fault(file: string, cwd: string): ContractNotice {
  return {
    code: "NOT_YAML",
    message: `${shownPath(file, cwd)} is written in UTF-16; contracts are read as UTF-8.`,
    advice: "Save it as UTF-8.",
  };
}

function folderFault(folder: string, cwd: string): ContractNotice {
  const documents = documentsIn(folder);
  const document = documents.find((name) => /^(openapi|index)\./.test(name)) ?? documents[0];
  const advice = document && `Did you mean ${shownPath(join(folder, document), cwd)}?`;
  const message = `${shownPath(folder, cwd)} is a folder, not a file.`;
  return { code: "FILE_UNREADABLE", message, ...(advice && { advice }) };
}

/** The nearest name in its folder; or the nearest folder that there is. */
function adviceFor(file: string, cwd: string): { advice?: string } {
  const folder = dirname(file);
  const near = nearestDocument(file);
  if (near) return { advice: `Did you mean ${shownPath(near, cwd)}?` };
  if (isFolder(folder)) return {};
  let missing = folder;
  while (dirname(missing) !== missing && !isFolder(dirname(missing))) missing = dirname(missing);
  return { advice: `Its folder ${shownPath(missing, cwd)} does not exist either.` };
}

/** The document beside a file that is not there which may have been meant; endings say nothing of that. */
export function nearestDocument(file: string): string | undefined {
  const folder = dirname(file);
  const siblings = new Map(documentsIn(folder).map((name) => [stem(name), name]));
  const near = nearest(stem(basename(file)), siblings.keys());
  return near === undefined ? undefined : join(folder, siblings.get(near) as string);
}

function stem(name: string): string {
  return name.replace(/\.[^.]*$/, "");
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The YAML and JSON files of a folder. */
function documentsIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(ya?ml|json)$/i.test(name));
  } catch {
    return [];
  }
}
