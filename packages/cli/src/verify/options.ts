/** How the options of `cantus verify` are written. */
import {
  ACTIVE_CHECKS,
  CHECKS,
  type CheckName,
  type Identity,
  PHASE_NAMES,
  type PhaseName,
  parseThresholds,
  type Thresholds,
} from "@cantus/verify";
import { InvalidArgumentError } from "commander";

export function absoluteUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError("It must be a whole http or https URL: http://127.0.0.1:3000");
  }
  return text;
}

/** `/v2`. */
export function path(text: string): string {
  if (/^\/[^?#\s]*$/.test(text)) return text;
  throw new InvalidArgumentError("It must begin with a slash, and have no query: /v2");
}

/** A field name (RFC 9110, section 5.6.2). */
const TOKEN = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
/** What a field value may not hold (RFC 9110, section 5.5), and what is no byte. */
const UNSENDABLE = /[^\t\x20-\x7e\x80-\xff]/u;

/** `Name: value`. */
export function header(text: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [before, after] = cut(text, ":", "It must be written as 'Name: value'.");
  const [name, value] = [before.trim(), after.trim()];
  if (!TOKEN.test(name)) throw new InvalidArgumentError(`${JSON.stringify(name)} cannot be the name of a header.`);
  const odd = value.match(UNSENDABLE)?.[0];
  if (odd !== undefined) {
    throw new InvalidArgumentError(`The value of ${name} has ${JSON.stringify(odd)}, which no header can hold.`);
  }
  return { ...others, [name]: value };
}

/** `scheme=value`. */
export function credential(text: string, others: Readonly<Record<string, string>> = {}): Record<string, string> {
  const [scheme, value] = cut(text, "=", "It must be written as 'scheme=value', with a name in securitySchemes.");
  return { ...others, [scheme]: value };
}

/** `alice=Authorization: Bearer …`, or a credential, `alice=ApiKeyAuth=…`; several of one name belong together. */
export function identity(text: string, others: Readonly<Record<string, Identity>> = {}): Record<string, Identity> {
  const how = "It must be written as name='Header: value' or name='scheme=value'.";
  const [name, shown] = cut(text, "=", how);
  const before = others[name] ?? {};
  // A header's name has no `=`, and a scheme's has no colon.
  const isHeader = /^[^=\s]+:/.test(shown);
  if (!isHeader && !shown.includes("=")) throw new InvalidArgumentError(how);
  const given = isHeader
    ? { ...before, headers: header(shown, { ...before.headers }) }
    : { ...before, credentials: credential(shown, { ...before.credentials }) };
  return { ...others, [name]: given };
}

/** `examples,boundaries`. */
export function phases(text: string, others: readonly PhaseName[] = []): readonly PhaseName[] {
  const names = namesIn(text);
  const unknown = names.find((name) => !PHASE_NAMES.includes(name as PhaseName));
  if (unknown !== undefined) {
    throw new InvalidArgumentError(`There is no phase ${unknown}. There are ${PHASE_NAMES.join(", ")}.`);
  }
  return [...others, ...(names as PhaseName[])];
}

/** `listJobs,getJob`. */
export function operationIds(text: string, others: readonly string[] = []): readonly string[] {
  return [...others, ...namesIn(text)];
}

/** `idempotency-key,etag`. */
export function checks(text: string, others: readonly CheckName[] = []): readonly CheckName[] {
  const known = [...CHECKS, ...ACTIVE_CHECKS].map(({ name }): string => name);
  const names = namesIn(text);
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new InvalidArgumentError(`There is no check ${unknown}. There are ${known.join(", ")}.`);
  return [...others, ...(names as CheckName[])];
}

/** `operations=100,statuses=80`. */
export function thresholds(text: string, others: Thresholds = {}): Thresholds {
  try {
    return { ...others, ...parseThresholds(text) };
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

export function files(text: string, others: readonly string[] = []): readonly string[] {
  return [...others, text];
}

function namesIn(text: string): string[] {
  const names = text
    .split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (names.length === 0) throw new InvalidArgumentError("Name at least one; several with commas between.");
  return names;
}

function cut(text: string, separator: string, how: string): [before: string, after: string] {
  const at = text.indexOf(separator);
  if (at < 1) throw new InvalidArgumentError(how);
  return [text.slice(0, at), text.slice(at + 1)];
}
