/**
 * A problem in the shape of the error that an operation declares, for contracts without an `x-problem`: its members are
 * recognised by their names, and what comes out is sent only if it is valid by the declared schema.
 */
import { isJson } from "../media-type/kind.ts";
import { essence } from "../media-type/parse.ts";
import type { Contract, Json, MediaType, Schema, SchemaObject } from "../model.ts";
import { schemaValidator } from "../schema.ts";
import type { Problem, ProblemContext, RenderedProblem, Violation } from "./problem.ts";
import { reasonPhrase } from "./reason.ts";

/** How deep schemas are followed: error shapes are flat, and recursive ones end here. */
const DEPTH = 6;

/**
 * The problem as the operation's response for its status declares it; `undefined` where none is declared, it is not
 * JSON, or nothing valid could be made.
 *
 * @param details the problem as RFC 9457 has it, for a response that declares that media type.
 */
export function renderAsDeclared(
  contract: Contract,
  problem: Problem,
  context: ProblemContext,
  details: RenderedProblem,
): RenderedProblem | undefined {
  const operation = context.operationId === undefined ? undefined : contract.operation(context.operationId);
  const content = operation?.response(problem.status)?.content.filter(({ type }) => mayBeJson(type)) ?? [];
  for (const media of content) {
    if (/^application\/problem\+json/i.test(media.type) && keeps(contract, media, details.body)) return details;
    const body = bodyFor(contract, media, problem, context);
    if (body === undefined) continue;
    const type = media.type.includes("*") ? "application/json" : media.type;
    return { status: problem.status, headers: { ...problem.headers, "Content-Type": type }, body };
  }
  return undefined;
}

/**
 * What is said of this problem; else an example, which says at least what such an error looks like, unless it would hide
 * details that the caller needs.
 */
function bodyFor(contract: Contract, media: MediaType, problem: Problem, context: ProblemContext): Json | undefined {
  const told = new Teller(contract, problem, context).value(media.schema, "", 0);
  const examples = Object.keys(problem.details).length > 0 ? [] : media.examples;
  const candidates = [told, ...examples.map(({ value }) => value as Json)];
  return candidates.find((candidate) => candidate !== undefined && keeps(contract, media, candidate));
}

function keeps(contract: Contract, { schema }: MediaType, body: Json): boolean {
  return schema === undefined || schemaValidator(contract).accepts(schema, body, "response");
}

/** JSON, or a range that JSON is in. */
function mayBeJson(type: string): boolean {
  return isJson(type) || ["*/*", "application/*"].includes(essence(type));
}

/** Fills a schema with what is known of a problem. */
class Teller {
  readonly #contract: Contract;
  readonly #facts: Readonly<Record<string, Json | undefined>>;
  readonly #violations: readonly Violation[];

  constructor(contract: Contract, problem: Problem, context: ProblemContext) {
    this.#contract = contract;
    this.#violations = problem.violations;
    const title = problem.title ?? reasonPhrase(problem.status);
    const text = problem.detail ?? title;
    this.#facts = {
      ...factsOf(["title", "error", "name", "reason", "summary"], title),
      ...factsOf(["message", "detail", "details", "description", "errordescription", "errormessage", "msg"], text),
      ...factsOf(["code", "errorcode", "type", "kind"], problem.code),
      ...factsOf(["status", "statuscode", "httpstatus"], problem.status),
      ...factsOf(["requestid", "traceid", "correlationid", "debugid", "instance"], context.requestId),
      ...factsOf(["timestamp", "time", "date", "occurredat"], context.time.toISOString()),
      ...factsOf(["path"], context.path),
      ...factsOf(["method"], context.method),
    };
  }

  /** A value for a member of this name; `undefined` where nothing is known that fits. */
  value(given: Schema | undefined, name: string, depth: number): Json | undefined {
    const schema = given === undefined ? undefined : this.#contract.resolve(given);
    if (typeof schema !== "object" || depth > DEPTH) return this.#facts[plain(name)];
    const branch = schema.oneOf?.[0] ?? schema.anyOf?.[0];
    if (branch !== undefined && !schema.properties) return this.value(branch, name, depth + 1);
    if (schema.const !== undefined) return schema.const as Json;
    const types = typeof schema.type === "string" ? [schema.type] : (schema.type ?? []);
    const fact = this.#facts[plain(name)];
    if (schema.enum) return fact !== undefined && schema.enum.includes(fact) ? fact : (schema.enum[0] as Json);
    if (schema.properties || schema.allOf || types.includes("object")) {
      const made = this.#object(schema, depth);
      return types.includes("null") && !isTold(made) ? null : made;
    }
    if (schema.items !== undefined || types.includes("array")) return this.#list(schema, depth);
    return this.#scalar(types, name);
  }

  #object(schema: SchemaObject, depth: number): Json {
    const parts = [schema, ...(schema.allOf ?? []).map((part) => this.#contract.resolve(part))];
    const made: Record<string, Json> = {};
    for (const part of parts) {
      if (typeof part !== "object") continue;
      if (part !== schema && part.allOf) Object.assign(made, this.#object(part, depth + 1));
      for (const [name, member] of Object.entries(part.properties ?? {})) {
        const value = this.value(member, name, depth + 1);
        const isRequired = parts.some((other) => typeof other === "object" && other.required?.includes(name));
        if (value !== undefined && (isRequired || isTold(value))) made[name] = value;
      }
    }
    return made;
  }

  /** A list in an error names what is wrong, one item each. */
  #list(schema: SchemaObject, depth: number): Json {
    const items = schema.items === undefined ? undefined : this.#contract.resolve(schema.items);
    const told = this.#violations.map((violation) => {
      const place = `${violation.in} ${violation.pointer}`;
      const facts = {
        ...factsOf(["message", "detail", "description", "reason", "msg", "issue", "title"], violation.message),
        ...factsOf(["field", "pointer", "property", "parameter", "path", "name", "source"], violation.pointer),
        ...factsOf(["in", "location"], violation.in),
        ...factsOf(["code", "keyword", "type", "rule"], violation.keyword),
      };
      if (typeof items !== "object" || items.type === "string") return `${place} ${violation.message}`;
      return Object.fromEntries(
        Object.keys(items.properties ?? {}).flatMap((name) => {
          const fact =
            facts[plain(name)] ??
            (items.required?.includes(name) ? this.value(items.properties?.[name], name, depth + 1) : undefined);
          return fact === undefined ? [] : [[name, fact]];
        }),
      );
    });
    return told.slice(0, typeof schema.maxItems === "number" ? schema.maxItems : told.length);
  }

  #scalar(types: readonly string[], name: string): Json | undefined {
    const fact = this.#facts[plain(name)];
    const takes = (type: string) => types.length === 0 || types.includes(type);
    if (typeof fact === "number")
      return takes("integer") || takes("number") ? fact : takes("string") ? String(fact) : undefined;
    if (fact !== undefined && takes("string")) return fact;
    // An error code that is a number is the status, where nothing else is said.
    if (fact !== undefined && (types.includes("integer") || types.includes("number"))) return this.#facts.status;
    if (types.includes("null")) return null;
    if (types.includes("boolean")) return false;
    if (types.includes("integer") || types.includes("number")) return 0;
    return types.includes("string") ? (this.#facts.title ?? "") : undefined;
  }
}

function factsOf(names: readonly string[], value: Json | undefined): Record<string, Json | undefined> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** `request_id`, `requestId` and `RequestID` are one name. */
function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** Whether a member says something, so that it is worth having where it is not required. */
function isTold(value: Json): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== null && value !== false && value !== 0;
}
