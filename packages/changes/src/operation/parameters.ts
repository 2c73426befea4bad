/** What callers send beside the body. */
import type { MediaType, Operation, Parameter, Schema } from "@cantus/contract";
import type { Effect, Level } from "../change.ts";
import type { Collector, Holder } from "../collector.ts";
import { levelsOf } from "../level.ts";
import { nodeOf } from "../schema/node.ts";
import { shapeOf } from "../schema/shape.ts";
import { lifecycle, sunsetOf } from "./lifecycle.ts";
import { renamedPathParameters } from "./pair.ts";

export function compareParameters(collector: Collector, base: Operation, head: Operation): void {
  const renamed = renamedPathParameters(base.path, head.path);
  const before = new Map(base.parameters.map((parameter) => [keyOf(parameter), parameter]));
  const after = new Map(head.parameters.map((parameter) => [keyOf(parameter, renamed), parameter]));
  for (const [key, parameter] of before) {
    const other = after.get(key);
    if (other) compareParameter(collector, parameter, other);
    else tellRemoved(collector, parameter, base);
  }
  for (const [key, parameter] of after) if (!before.has(key)) tellAdded(collector, parameter, head);
}

/** A path parameter is known by its place in the path, a header by its name in any case (RFC 9110 §5.1). */
function keyOf({ in: place, name }: Parameter, renamed?: ReadonlyMap<string, string>): string {
  if (place === "path") return `path ${renamed?.get(name) ?? name}`;
  return `${place} ${place === "header" ? name.toLowerCase() : name}`;
}

function holderOf(collector: Collector, parameter: Parameter): Holder {
  return {
    ...{ noun: "parameter", message: "request", flow: collector.flowOf("request"), area: "parameters" },
    where: `${parameter.in} parameter ${parameter.name}`,
    name: `the ${parameter.in} parameter \`${parameter.name}\``,
  };
}

function tellRemoved(collector: Collector, parameter: Parameter, base: Operation): void {
  const holder = holderOf(collector, parameter);
  const { date: sunset, text } = sunsetOf(collector.base, parameter.pointer);
  const isOver = sunset !== undefined && sunset <= collector.options.today;
  // A server refuses query parameters that it does not know; headers and cookies that nobody reads harm nobody.
  const callers: Level =
    isOver || collector.options.isReversed ? "safe" : parameter.in === "query" ? "breaking" : "risky";
  const rule = isOver
    ? "removed-with-deprecation"
    : sunset
      ? "removed-before-sunset"
      : text === undefined
        ? "removed"
        : "sunset-parse";
  collector.tell({
    code: `request-parameter-${rule}`,
    ...{
      area: "parameters",
      kind: rule === "sunset-parse" ? "lifecycle" : "existence",
      effect: "narrows",
      flow: holder.flow,
      where: holder.where,
    },
    ...{ callers, servers: collector.options.isReversed && parameter.required ? "risky" : "safe" },
    message: `${holder.name} is gone`,
    ...(callers !== "safe" && { advice: "Accept it for a while and ignore it, and mark it as deprecated." }),
    base: parameter.pointer,
    head: collector.head.at(base.pointer) ? base.pointer : undefined,
  });
}

function tellAdded(collector: Collector, parameter: Parameter, head: Operation): void {
  const holder = holderOf(collector, parameter);
  const need = parameter.required ? "required" : "optional";
  const effect: Effect = parameter.required ? "narrows" : "widens";
  collector.tell({
    code: parameter.in === "path" ? "new-request-path-parameter" : `new-${need}-request-parameter`,
    ...{ area: "parameters", kind: "existence", effect, flow: holder.flow, where: holder.where },
    ...levelsOf(holder.flow, effect),
    // Nobody has to read what is optional.
    ...(!parameter.required && { callers: "safe" }),
    message: `${holder.name} is new${parameter.required ? ", and required" : ""}`,
    ...(parameter.required && { advice: "Make it optional, with a default that does what was done before." }),
    base: collector.base.at(head.pointer) ? head.pointer : undefined,
    head: parameter.pointer,
  });
}

function compareParameter(collector: Collector, base: Parameter, head: Parameter): void {
  const holder = holderOf(collector, head);
  const place = { base: base.pointer, head: head.pointer };
  const common = { area: "parameters", flow: holder.flow, where: holder.where, ...place } as const;
  const tell = (rule: string, effect: Effect, text: string, before?: unknown, after?: unknown) =>
    collector.tell({
      code: `request-parameter-${rule}`,
      ...{
        kind: rule.endsWith("required") || rule.endsWith("optional") ? "requiredness" : "type",
        effect,
        ...levelsOf(holder.flow, effect),
        before,
        after,
      },
      ...common,
      message: `${holder.name} ${text}`,
    });
  if (base.required !== head.required) {
    const effect = head.required ? "narrows" : "widens";
    tell(
      head.required ? "became-required" : "became-optional",
      effect,
      head.required ? "is required now" : "is not required any more",
    );
  }
  lifecycle(collector, holder.name, { code: "request-parameter", ...common }, base, head);
  if (base.description !== head.description) {
    collector.tell({
      ...{ code: "request-parameter-description-changed", kind: "none", callers: "safe", servers: "safe", ...common },
      message: `${holder.name} is described in other words`,
    });
  }
  const isRestyled = base.style !== head.style || base.explode !== head.explode;
  if (isRestyled && !base.content && !head.content && writing(collector.base, base) !== writing(collector.head, head)) {
    const words = ({ style, explode }: Parameter) => `\`style: ${style}\`, \`explode: ${explode}\``;
    tell(
      "style-changed",
      "incomparable",
      `is written as ${words(head)}, before as ${words(base)}`,
      words(base),
      words(head),
    );
  }
  for (const flag of ["allowReserved", "allowEmptyValue"] as const) {
    if (base[flag] === head[flag] || base.in !== "query") continue;
    const rule = flag === "allowReserved" ? "allow-reserved" : "allow-empty-value";
    const what = flag === "allowReserved" ? "reserved characters as they are" : "an empty value";
    tell(
      `${rule}-${head[flag] ? "set" : "unset"}`,
      head[flag] ? "widens" : "narrows",
      head[flag] ? `may have ${what} now` : `may not have ${what} any more`,
    );
  }
  if (base.content?.type !== head.content?.type) {
    const form = (content: MediaType | undefined) => (content ? `as ${content.type}` : "by its style");
    tell("content-changed", "incomparable", `is written ${form(head.content)}, before ${form(base.content)}`);
    return;
  }
  const [before, after] = [itemsOf(collector.base, base), itemsOf(collector.head, head)];
  if (!before && after && isSingle(collector.base, base)) {
    tell("became-list", "widens", "may be sent several times now, where one value was sent before");
    collector.schemas(holder, schemaOf(base), after);
  } else if (before && !after && isSingle(collector.head, head)) {
    tell("became-single", "narrows", "may be sent once, where several values could be sent before");
    collector.schemas(holder, before, schemaOf(head));
  } else collector.schemas(holder, schemaOf(base), schemaOf(head));
}

/**
 * The items of a list of which each is written by the parameter's name, so that a list of one is written as the value alone
 * is: `?tag=a` (RFC 6570, section 3.2.8). Not of a list that has to have more than one.
 */
function itemsOf(contract: Collector["base"], { schema, style, explode, content, pointer }: Parameter) {
  const node = schema === undefined ? undefined : contract.resolve<Schema>(schema);
  if (content || style !== "form" || !explode || typeof node !== "object" || Number(node.minItems ?? 0) > 1)
    return undefined;
  const types = [node.type ?? []].flat();
  // Where `$ref` leads to the list, its items stand there.
  const at = typeof schema === "object" && schema.$ref?.startsWith("#") ? schema.$ref.slice(1) : `${pointer}/schema`;
  return types.length === 1 && types[0] === "array" ? { schema: node.items, pointer: `${at}/items` } : undefined;
}

function schemaOf({ schema, content, pointer }: Parameter) {
  return content
    ? { schema: content.schema, pointer: `${content.pointer}/schema` }
    : { schema, pointer: `${pointer}/schema` };
}

/** How a parameter is written, as far as it shows: a single value looks the same in many styles (RFC 6570). */
function writing(contract: Collector["base"], { style, explode, schema, in: place, pointer }: Parameter): string {
  const types = typesOf(contract, { schema, pointer });
  if (place === "path" && style !== "simple") return `${style} ${explode}`;
  if (isSingle(contract, { schema, pointer }) && style !== "deepObject") return "single";
  // `explode` of a list in a simple style writes the same (OpenAPI 3.1, Style Examples).
  if (style === "simple" && !types.has("object")) return "simple";
  return `${style} ${explode}`;
}

function typesOf(contract: Collector["base"], { schema, pointer }: Pick<Parameter, "schema" | "pointer">) {
  const { forms } = shapeOf(nodeOf(contract, schema, `${pointer}/schema`));
  return new Set(forms.flatMap((form) => [...form.types]));
}

function isSingle(contract: Collector["base"], parameter: Pick<Parameter, "schema" | "pointer">): boolean {
  const types = typesOf(contract, parameter);
  return !types.has("array") && !types.has("object");
}
