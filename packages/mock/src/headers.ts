/** The headers that a response declares, with the contract's examples or values made for them. */
import { type Contract, type Header, type Response, serializeHeader, type Violation } from "@cantus/contract";
import { faithfulValue, schemaCandidates } from "./faithful.ts";

/** Headers that describe the message as it travels: Node writes them, and a made-up value would break the answer. */
const FRAMING = new Set([
  "connection",
  "content-encoding",
  "content-length",
  "date",
  "keep-alive",
  "trailer",
  "transfer-encoding",
  "upgrade",
]);

const written = new WeakMap<Header, string | undefined>();

/** @param unfaithful is told of a header for which no valid value could be made. */
export async function headersOf(
  contract: Contract,
  response: Response,
  unfaithful: (pointer: string, violations: readonly Violation[]) => void,
): Promise<Record<string, string>> {
  const headers: Record<string, string> = {};
  for (const header of response.headers) {
    if (FRAMING.has(header.name.toLowerCase())) continue;
    if (!written.has(header)) {
      const value = await headerValue(contract, header, unfaithful);
      written.set(header, value === undefined || value === null ? undefined : sendable(serializeHeader(header, value)));
    }
    const text = written.get(header);
    if (text !== undefined) headers[header.name] = text;
  }
  return headers;
}

async function headerValue(
  contract: Contract,
  header: Header,
  unfaithful: (pointer: string, violations: readonly Violation[]) => void,
): Promise<unknown> {
  const examples = header.examples.map(({ value }) => value);
  const schema = header.schema ?? header.content?.schema;
  if (schema === undefined) return examples[0];
  const found = await faithfulValue(contract, schema, [examples, schemaCandidates(contract, schema, undefined)]);
  if (found && found.violations.length > 0) unfaithful(header.pointer, found.violations);
  return found?.value;
}

/** Characters that a header may not carry (RFC 9110 §5.5), percent-encoded as UTF-8. */
function sendable(text: string): string {
  return text
    .trim()
    .replace(/[^\t\x20-\x7e]/gu, (character) => encodeURIComponent(character.isWellFormed() ? character : "\ufffd"));
}
