import type { Contract, Json } from "../model.ts";
import { renderAsDeclared } from "./declared.ts";
import {
  PROBLEM_STATUS,
  type Problem,
  type ProblemCode,
  type ProblemContext,
  problemCodeOf,
  type RenderedProblem,
} from "./problem.ts";
import { reasonPhrase } from "./reason.ts";
import { PLACEHOLDER, type ProblemTemplate } from "./template.ts";

/** The values of placeholders. */
type Values = Readonly<Record<string, Json | undefined>>;

/**
 * A problem as this API's callers see it: by the contract's `x-problem`; else in the shape that the operation declares
 * for such an error, as far as that can be recognised; else as RFC 9457 problem details. The same problem in the same
 * context always makes the same bytes.
 *
 * @example
 * const { status, headers, body } = renderProblem(contract, new Problem("not-found"), { requestId, time: new Date() });
 */
export function renderProblem(contract: Contract, problem: Problem, context: ProblemContext): RenderedProblem {
  const template = contract.problemTemplate;
  if (template) return renderByTemplate(template, problem, context);
  const details = renderDetails(problem, context);
  return renderAsDeclared(contract, problem, context, details) ?? details;
}

function renderByTemplate(template: ProblemTemplate, problem: Problem, context: ProblemContext): RenderedProblem {
  const entry = entryOf(template, problem);
  const keepsDefault = problem.status === PROBLEM_STATUS[problem.code as ProblemCode];
  const status = keepsDefault && typeof entry.status === "number" ? entry.status : problem.status;
  const special = template.statuses[status] ?? template.statuses[`${Math.floor(status / 100)}XX`];
  const values: Values = {
    ...entry,
    code: entry.code ?? problem.code,
    status,
    title: problem.title ?? entry.title ?? reasonPhrase(status),
    detail: problem.detail ?? entry.detail,
    violations: problem.violations.map((violation) => ({ ...violation })),
    details: { ...problem.details },
    requestId: context.requestId,
    time: context.time.toISOString(),
    method: context.method,
    path: context.path,
    operationId: context.operationId,
  };
  return {
    status,
    headers: { ...problem.headers, "Content-Type": special?.mediaType ?? template.mediaType },
    body: fill(special?.body ?? template.body, values) ?? null,
  };
}

function entryOf({ codes }: ProblemTemplate, problem: Problem): Readonly<Record<string, Json>> {
  const own = Object.hasOwn(codes, problem.code) ? codes[problem.code] : undefined;
  if (own) return own;
  const { code: _, status: __, ...alike } = codes[problemCodeOf(problem.status) ?? ""] ?? {};
  return alike;
}

/**
 * RFC 9457 §4.2.1: of the type `about:blank`, a problem says no more than its status, and its title is the reason phrase
 * of that. What Cantus knows beside comes as extension members (§3.2). `instance` must be a URI reference (§3.1.5),
 * which a request id is only if it is a UUID; another is the member `request_id`.
 */
function renderDetails(problem: Problem, { requestId }: ProblemContext): RenderedProblem {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(requestId);
  return {
    status: problem.status,
    headers: { ...problem.headers, "Content-Type": "application/problem+json" },
    body: {
      ...problem.details,
      type: "about:blank",
      title: problem.title ?? reasonPhrase(problem.status),
      status: problem.status,
      ...(problem.detail !== undefined && { detail: problem.detail }),
      ...(isUuid ? { instance: `urn:uuid:${requestId}` } : { request_id: requestId }),
      code: problem.code,
      ...(problem.violations.length > 0 && { violations: problem.violations.map((violation) => ({ ...violation })) }),
    },
  };
}

/** The template with its placeholders replaced, or nothing where one has no value. */
function fill(template: Json, values: Values): Json | undefined {
  if (typeof template === "string") return fillText(template, values);
  if (Array.isArray(template)) return template.flatMap((item) => fillItem(item, values));
  if (typeof template !== "object" || template === null) return template;
  const members = Object.entries(template).map(([key, value]) => [key, fill(value, values)] as const);
  return Object.fromEntries(members.filter((member): member is [string, Json] => member[1] !== undefined));
}

/** One item, or one for each violation: then what stands inside it speaks of that violation. */
function fillItem(item: Json, values: Values): Json[] {
  const isRepeated = !("violation.in" in values) && speaksOfViolation(item);
  const contexts = isRepeated ? violationsOf(values).map((violation) => ({ ...values, ...violation })) : [values];
  return contexts.map((context) => fill(item, context)).filter((filled) => filled !== undefined);
}

function speaksOfViolation(template: Json): boolean {
  if (typeof template === "string")
    return [...template.matchAll(PLACEHOLDER)].some(([text]) => text.includes("violation."));
  return typeof template === "object" && template !== null && Object.values(template).some(speaksOfViolation);
}

function violationsOf({ violations }: Values): Values[] {
  return (violations as Record<string, Json>[]).map((violation) =>
    Object.fromEntries(Object.entries(violation).map(([key, value]) => [`violation.${key}`, value])),
  );
}

function fillText(text: string, values: Values): Json | undefined {
  const placeholders = [...text.matchAll(PLACEHOLDER)];
  const first = placeholders[0];
  if (first?.[0] === text) return placeholderValue(first, values);

  let filled = text;
  for (const placeholder of placeholders) {
    const value = placeholderValue(placeholder, values);
    if (value === undefined) return undefined;
    filled = filled.replace(placeholder[0], () => (typeof value === "string" ? value : JSON.stringify(value)));
  }
  return filled;
}

function placeholderValue([, names = "", suffix]: RegExpMatchArray, values: Values): Json | undefined {
  const found = names.split("|").map((name) => values[name]);
  const filled = found.find((value) => value !== undefined && !isEmpty(value));
  const value = filled ?? (suffix ? undefined : found.find((candidate) => candidate !== undefined));
  return value ?? (suffix === "?null" ? null : value);
}

function isEmpty(value: Json): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
