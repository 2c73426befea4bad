import { below } from "../document/pointer.ts";
import { ContractError, type ContractNotice, type Location } from "../error.ts";
import type { Json, OpenApiDocument } from "../model.ts";

/**
 * `x-problem` at the root of a contract: how a problem becomes the API's own error.
 *
 * ```yaml
 * x-problem:
 *   mediaType: application/json
 *   body:
 *     success: false
 *     error:
 *       code: "{code}"
 *       message: "{detail|title}"
 *       status: "{status}"
 *       details: "{details}"
 *       trace_id: "{requestId}"
 *   codes:
 *     unauthenticated: { code: AUTHENTICATION_REQUIRED, title: Authentication required., type: authentication_error }
 *   statuses:
 *     "400":
 *       body:
 *         success: false
 *         errors: [{ field: "{violation.pointer}", reason: "{violation.message}" }]
 * ```
 *
 * The language of `body`:
 * - A string that is one placeholder becomes that value with its own type: `"{status}"` → `404`. A placeholder inside
 *   a longer string is written into it. Braces around anything else are text.
 * - `{detail|title}` is the first of them that has a value.
 * - A member (or item) with a placeholder that has no value is left out; `{detail?null}` is then null. A list or object
 *   is a value even when empty; with a `?`, an empty one is none: `{violations?}` is left out, `{violations?null}` null.
 * - A list item with `{violation.in}`, `{violation.pointer}`, `{violation.keyword}` or `{violation.message}` anywhere in
 *   it stands for one item for each violation.
 *
 * Placeholders: code, status, title, detail, type, violations, details, requestId, time (RFC 3339, UTC), method, path,
 * operationId, and any member of the `codes` entries. An entry's `code`, `type` and others are the API's own words for a
 * problem, its `title` and `detail` hold where the problem has none, its `status` where the problem kept its default. A
 * code without an entry takes all but `code` from the entry of the problem that has its status, `conflict` for a 409.
 */
export interface ProblemTemplate {
  readonly mediaType: string;
  readonly body: Json;
  /** How each problem code is called by this API, with whatever else `body` asks for. `status` overrides. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** What differs for a status (`422`) or a range of them (`4XX`). */
  readonly statuses: Readonly<Record<string, { readonly mediaType?: string; readonly body?: Json }>>;
}

/** Matches each placeholder: its names, separated by `|`, and what follows a `?`. */
export const PLACEHOLDER = /\{([A-Za-z_][\w.]*(?:\|[A-Za-z_][\w.]*)*)(\?(?:null)?)?\}/g;

const NAMES = [
  ...["code", "status", "title", "detail", "type", "violations", "details"],
  ...["requestId", "time", "method", "path", "operationId"],
  ...["violation.in", "violation.pointer", "violation.keyword", "violation.message"],
];

/**
 * Reads `x-problem` of a document; without one there is no template.
 * @param locate finds where a JSON pointer of the document was written, for the faults.
 * @throws ContractError `INVALID_CONTRACT`, with every fault of the template.
 */
export function readProblemTemplate(
  document: OpenApiDocument,
  locate: (pointer: string) => Location | undefined = () => undefined,
): ProblemTemplate | undefined {
  const template = document["x-problem"];
  if (template === undefined) return undefined;
  const faults = [...templateFaults(template)].map((fault) => {
    const location = fault.pointer === undefined ? undefined : locate(fault.pointer);
    return { ...fault, ...(location && { location }) };
  });
  if (faults.length > 0) throw new ContractError("INVALID_CONTRACT", faults);
  const { mediaType, body, codes = {}, statuses = {} } = template as Partial<ProblemTemplate>;
  return { mediaType: mediaType as string, body: body as Json, codes, statuses };
}

function* templateFaults(template: unknown): Generator<ContractNotice> {
  const at = "/x-problem";
  if (!isObject(template)) {
    yield fault(at, "`x-problem` must be an object.", "Give it `mediaType` and `body`.");
    return;
  }
  yield* unknownMembers(template, ["mediaType", "body", "codes", "statuses"], at);
  yield* mediaTypeFaults(template.mediaType, `${at}/mediaType`, at);
  if (template.body === undefined) {
    yield fault(
      at,
      "`x-problem` has no `body`.",
      'Write the API\'s error with placeholders: `{ message: "{title}" }`.',
    );
  }

  const codes = template.codes ?? {};
  const entries = isObject(codes) ? Object.entries(codes) : [];
  if (!isObject(codes)) yield fault(`${at}/codes`, "`codes` must be an object, with an entry for each problem code.");
  for (const [code, entry] of entries) {
    const here = below(`${at}/codes`, code);
    if (!isObject(entry))
      yield fault(here, `The entry of \`${code}\` must be an object: \`{ code: "…", title: "…" }\`.`);
    else if (entry.status !== undefined && !isFailure(entry.status)) {
      yield fault(`${here}/status`, `The status of \`${code}\` must be a number from 400 to 599.`);
    }
  }

  const names = [...NAMES, ...entries.flatMap(([, entry]) => (isObject(entry) ? Object.keys(entry) : []))];
  yield* bodyFaults(template.body, names, `${at}/body`);

  const statuses = template.statuses ?? {};
  if (!isObject(statuses)) yield fault(`${at}/statuses`, "`statuses` must be an object.");
  for (const [status, entry] of isObject(statuses) ? Object.entries(statuses) : []) {
    const here = below(`${at}/statuses`, status);
    if (!/^[45](\d\d|XX)$/.test(status))
      yield fault(here, `\`${status}\` is not the status of a failure.`, "Write `422` or `4XX`.");
    if (!isObject(entry)) {
      yield fault(here, `What differs for ${status} must be an object with \`body\` or \`mediaType\`.`);
      continue;
    }
    yield* unknownMembers(entry, ["mediaType", "body"], here);
    if (entry.mediaType !== undefined) yield* mediaTypeFaults(entry.mediaType, `${here}/mediaType`, here);
    yield* bodyFaults(entry.body, names, `${here}/body`);
  }
}

function* bodyFaults(body: unknown, names: readonly string[], at: string): Generator<ContractNotice> {
  if (typeof body === "string") {
    for (const [placeholder, alternatives] of body.matchAll(PLACEHOLDER)) {
      for (const name of (alternatives as string).split("|")) {
        if (names.includes(name)) continue;
        yield fault(
          at,
          `There is no \`${name}\` for the placeholder \`${placeholder}\`.`,
          `There are: ${[...new Set(names)].join(", ")}.`,
        );
      }
    }
  } else if (typeof body === "object" && body !== null) {
    for (const [key, value] of Object.entries(body)) yield* bodyFaults(value, names, below(at, key));
  }
}

function* mediaTypeFaults(mediaType: unknown, at: string, parent: string): Generator<ContractNotice> {
  if (mediaType === undefined) {
    yield fault(
      parent,
      "`x-problem` has no `mediaType`.",
      "Name the media type of the API's errors: `mediaType: application/json`.",
    );
  } else if (typeof mediaType !== "string" || !/^[\w.+-]+\/[\w.+-]+(;.*)?$/.test(mediaType)) {
    yield fault(
      at,
      `\`mediaType\` must be a media type, like \`application/json\`, and is ${JSON.stringify(mediaType)}.`,
    );
  }
}

function* unknownMembers(object: object, known: readonly string[], at: string): Generator<ContractNotice> {
  for (const key of Object.keys(object)) {
    if (!known.includes(key))
      yield fault(below(at, key), `\`${key}\` means nothing here.`, `There can be: ${known.join(", ")}.`);
  }
}

function fault(pointer: string, message: string, advice?: string): ContractNotice {
  return { code: "INVALID_PROBLEM_TEMPLATE", message, pointer, ...(advice && { advice }) };
}

function isFailure(status: unknown): boolean {
  return Number.isInteger(status) && (status as number) >= 400 && (status as number) <= 599;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
