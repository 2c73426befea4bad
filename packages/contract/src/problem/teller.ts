/** What is known of a problem, in the members that a schema has. */
import type { Contract, Json, Schema, SchemaObject } from "../model.ts";
import type { Problem, ProblemContext, Violation } from "./problem.ts";
import { reasonPhrase } from "./reason.ts";

/** How deep schemas are followed: error shapes are flat, and recursive ones end here. */
const DEPTH = 6;

/** Fills a schema with what is known of a problem; members are recognised by their names. */
export class Teller {
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
    const parts = this.#parts(schema, depth);
    if (types.includes("array") || parts.some(({ items }) => items !== undefined)) return this.#list(parts, depth);
    if (parts.some(({ properties }) => properties) || types.includes("object")) {
      const made = this.#object(parts, depth);
      return types.includes("null") && !isTold(made) ? null : made;
    }
    if (!schema.allOf) return this.#scalar(types, name);
    const { allOf: _, ...whole } = Object.assign({}, ...parts) as SchemaObject;
    return this.value(whole, name, depth + 1);
  }

  /** A schema and all that it is put together of; of several forms, the first. */
  #parts(schema: Schema, depth: number): SchemaObject[] {
    const resolved = this.#contract.resolve(schema);
    if (typeof resolved !== "object" || depth > DEPTH) return [];
    const form = resolved.properties ? undefined : (resolved.oneOf?.[0] ?? resolved.anyOf?.[0]);
    const others = [...(resolved.allOf ?? []), ...(form === undefined ? [] : [form])];
    return [resolved, ...others.flatMap((other) => this.#parts(other, depth + 1))];
  }

  #object(parts: readonly SchemaObject[], depth: number): Json {
    const made: Record<string, Json> = {};
    for (const [name, schemas] of propertiesOf(parts)) {
      const value = this.value(together(schemas), name, depth + 1);
      if (value !== undefined && (isRequired(parts, name) || isTold(value))) made[name] = value;
    }
    return made;
  }

  /** A list in an error names what is wrong, one item each. */
  #list(parts: readonly SchemaObject[], depth: number): Json {
    const items = parts.flatMap((part) => (part.items === undefined ? [] : this.#parts(part.items, depth)));
    const properties = propertiesOf(items);
    const isText = items.length === 0 || items.some(({ type }) => type === "string");
    const tells = (violation: Violation) =>
      [...properties].some(([name, schemas]) => this.#factOfViolation(violation, name, schemas) !== undefined);
    // Links, for instance, are no violations.
    if (!isText && !this.#violations.some(tells)) return [];
    const told = this.#violations.map((violation) => {
      if (isText) return `${violation.in} ${violation.pointer} ${violation.message}`;
      return Object.fromEntries(
        [...properties].flatMap(([name, schemas]) => {
          const fact =
            this.#factOfViolation(violation, name, schemas) ??
            (isRequired(items, name) ? this.value(together(schemas), name, depth + 1) : undefined);
          return fact === undefined ? [] : [[name, fact]];
        }),
      );
    });
    const most = Math.min(...parts.map(({ maxItems }) => (typeof maxItems === "number" ? maxItems : told.length)));
    return told.slice(0, most);
  }

  /** In the API's own words where it has a fixed choice of them; a place that it has no word for is not told. */
  #factOfViolation(violation: Violation, name: string, schemas: readonly Schema[]): Json | undefined {
    const words: Record<string, Json | undefined> = {
      ...factsOf(["message", "detail", "description", "reason", "msg", "issue", "title"], violation.message),
      ...factsOf(["code", "keyword", "type", "rule"], violation.keyword),
    };
    const places: Record<string, Json | undefined> = {
      ...factsOf(["field", "pointer", "property", "parameter", "path", "name", "source"], violation.pointer),
      ...factsOf(["in", "location"], violation.in),
    };
    const fact = words[plain(name)] ?? places[plain(name)];
    const choice = schemas
      .map((schema) => this.#contract.resolve(schema))
      .flatMap((schema) => (typeof schema === "object" && schema.enum ? [schema.enum as Json[]] : []))[0];
    if (fact === undefined || !choice || choice.includes(fact)) return fact;
    return words[plain(name)] === undefined ? undefined : choice[0];
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

/** All that is said of each property. */
function propertiesOf(parts: readonly SchemaObject[]): Map<string, Schema[]> {
  const found = new Map<string, Schema[]>();
  for (const { properties = {} } of parts) {
    for (const [name, schema] of Object.entries(properties)) found.set(name, [...(found.get(name) ?? []), schema]);
  }
  return found;
}

function together(schemas: readonly Schema[]): Schema | undefined {
  return schemas.length === 1 ? schemas[0] : { allOf: [...schemas] };
}

function isRequired(parts: readonly SchemaObject[], name: string): boolean {
  return parts.some(({ required }) => required?.includes(name));
}

function factsOf(names: readonly string[], value: Json | undefined): Record<string, Json | undefined> {
  return Object.fromEntries(names.map((name) => [name, value]));
}

/** `request_id`, `requestId` and `RequestID` are one name. */
function plain(name: string): string {
  return name.replace(/[^A-Za-z0-9]/g, "").toLowerCase();
}

/** Whether a member says something, so that it is worth having where it is not required. */
export function isTold(value: Json): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length > 0;
  return value !== null && value !== false && value !== 0;
}
