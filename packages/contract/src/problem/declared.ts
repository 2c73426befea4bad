/**
 * A problem in the shape of the error that an operation declares, for contracts without an `x-problem`: its members are
 * recognised by their names, and what comes out is sent only if it is valid by the declared schema.
 */
import { writeXml } from "../body/xml.ts";
import { isObject } from "../document/walk.ts";
import { isEventStream, isJson, isText, isXml } from "../media-type/kind.ts";
import { essence } from "../media-type/parse.ts";
import type { Contract, Json, MediaType, Schema } from "../model.ts";
import { schemaValidator } from "../schema.ts";
import type { Problem, ProblemContext, RenderedProblem } from "./problem.ts";
import { isTold, Teller } from "./teller.ts";

/**
 * The problem as the operation's response for its status declares it: as JSON, else as XML, else as text. `undefined`
 * where none of these is declared, or nothing valid could be made.
 *
 * @param details the problem as RFC 9457 has it, for a response that declares that media type, or says nothing of the body
 */
export function renderAsDeclared(
  contract: Contract,
  problem: Problem,
  context: ProblemContext,
  details: RenderedProblem,
): RenderedProblem | undefined {
  const operation = context.operationId === undefined ? undefined : contract.operation(context.operationId);
  const content = operation?.response(problem.status)?.content ?? [];
  for (const form of FORMS) {
    for (const media of content.filter(({ type }) => form.takes(type))) {
      if (isProblemJson(media.type) && keeps(contract, media, details.body)) return details;
      const value = valueFor(contract, media, problem, context, details.body);
      if (value === undefined) continue;
      const type = media.type.includes("*") ? form.type : media.type;
      const headers = { ...problem.headers, "Content-Type": type };
      return { status: problem.status, headers, body: form.write(contract, media, value) };
    }
  }
  return undefined;
}

interface Form {
  readonly takes: (type: string) => boolean;
  /** Sent where a range is declared. */
  readonly type: string;
  readonly write: (contract: Contract, media: MediaType, value: Json) => Json;
}

/** The best first: what callers read most easily. */
const FORMS: readonly Form[] = [
  {
    takes: (type) => isJson(type) || ["*/*", "application/*"].includes(essence(type)),
    type: "application/json",
    write: (_contract, _media, value) => value,
  },
  {
    takes: isXml,
    type: "application/xml",
    // An example is the document itself.
    write: (contract, { schema, examples }, value) =>
      typeof value === "string" && examples.some((example) => example.value === value)
        ? value
        : writeXml(contract, schema ?? PROBLEM_XML, value, "error"),
  },
  {
    takes: (type) => isText(type) && !isXml(type) && !isJson(type) && !isEventStream(type),
    type: "text/plain",
    write(_contract, { type }, value) {
      const text = typeof value === "string" ? value : JSON.stringify(value);
      // The detail may say again what the caller sent.
      return essence(type) === "text/html" ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;") : text;
    },
  },
];

/** Problem details as XML (RFC 9457 Appendix B), for a response that declares XML and says no more. */
const PROBLEM_XML: Schema = {
  xml: { name: "problem", namespace: "urn:ietf:rfc:7807" },
  properties: { violations: { xml: { wrapped: true }, items: { xml: { name: "i" } } } },
};

/**
 * What is said of this problem; else an example, which says at least what such an error looks like, unless it would hide
 * details that the caller needs; else problem details, where the contract lets any members be.
 */
function valueFor(
  contract: Contract,
  media: MediaType,
  problem: Problem,
  context: ProblemContext,
  details: Json,
): Json | undefined {
  const { schema, type } = media;
  // Of a text nothing needs to be said; a document of which nothing is said is better shown by its example.
  const isSaid = (typeof schema === "object" && Object.keys(schema).length > 0) || FORMS.at(-1)?.takes(type);
  const told = isSaid ? new Teller(contract, problem, context).value(schema, "message", 0) : undefined;
  const examples = (Object.keys(problem.details).length > 0 ? [] : media.examples).map(({ value }) => value as Json);
  const candidates =
    told !== undefined && isTold(told)
      ? [told, ...unequivocal(contract, media, told), ...examples, details]
      : [...examples, details, told];
  return candidates.find(
    (candidate) =>
      candidate !== undefined &&
      // The text of an XML document is not the value that its schema describes.
      ((isXml(type) && typeof candidate === "string" && candidate !== told) || keeps(contract, media, candidate)),
  );
}

/**
 * The value with one member less, where it is valid by two of the alternatives of a `oneOf`: one of them may ask for what
 * the other merely knows. What a schema names first matters most, and is left out last.
 */
function unequivocal(contract: Contract, { schema }: MediaType, value: Json): Json[] {
  const violations = schema === undefined ? [] : schemaValidator(contract).validate(schema, value, "response");
  if (!isObject(value) || !violations.some(({ keyword }) => keyword === "oneOf")) return [];
  const names = Object.keys(value).toReversed();
  return names.map((name) => Object.fromEntries(Object.entries(value).filter(([key]) => key !== name)));
}

function isProblemJson(type: string): boolean {
  return essence(type) === "application/problem+json";
}

function keeps(contract: Contract, { schema }: MediaType, body: Json): boolean {
  return schema === undefined || schemaValidator(contract).accepts(schema, body, "response");
}
