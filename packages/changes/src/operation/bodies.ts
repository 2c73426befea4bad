/** Bodies: which media types there are, and what is in them. */
import type { MediaType, Operation, RequestBody } from "@cantus/contract";
import { essence } from "@cantus/contract/media-type";
import type { Collector, Holder } from "../collector.ts";
import { levelsOf } from "../level.ts";

export function compareRequestBody(collector: Collector, base: Operation, head: Operation): void {
  const [before, after] = [base.requestBody, head.requestBody];
  const flow = collector.flowOf("request");
  const common = { area: "request-body", flow, where: "request body" } as const;
  const place = { base: before?.pointer ?? base.pointer, head: after?.pointer ?? head.pointer };
  if (!before && !after) return;
  if (!before && after) {
    const effect = after.required ? "narrows" : "widens";
    collector.tell({
      code: `request-body-added-${after.required ? "required" : "optional"}`,
      ...{ kind: "existence", effect, ...levelsOf(flow, effect), ...common, ...place },
      message: `the request body is new${after.required ? ", and required" : ""}`,
    });
    return;
  }
  if (before && !after) {
    collector.tell({
      ...{
        code: "request-body-removed",
        kind: "existence",
        effect: "narrows",
        ...levelsOf(flow, "narrows"),
        ...common,
        ...place,
      },
      message: "the request body is gone",
    });
    return;
  }
  const [one, other] = [before as RequestBody, after as RequestBody];
  if (one.required !== other.required) {
    const effect = other.required ? "narrows" : "widens";
    collector.tell({
      code: `request-body-became-${other.required ? "required" : "optional"}`,
      ...{ kind: "requiredness", effect, ...levelsOf(flow, effect), ...common, ...place },
      message: `the request body is ${other.required ? "required now" : "not required any more"}`,
    });
  }
  const holder: Holder = {
    noun: "body",
    message: "request",
    flow,
    area: "schema",
    where: "request body",
    name: "the request body",
  };
  compareContent(collector, holder, one, other);
}

interface HasContent {
  readonly content: readonly MediaType[];
  readonly pointer: string;
}

/** @param holder of the whole; its bodies are told apart where there are several */
export function compareContent(collector: Collector, holder: Holder, base: HasContent, head: HasContent): void {
  const isRequest = holder.message === "request";
  const tell = (action: "added" | "removed", type: string) => {
    const effect = action === "removed" ? "narrows" : "widens";
    const levels = levelsOf("request", effect);
    collector.tell({
      code: isRequest ? `request-body-media-type-${action}` : `response-media-type-${action}`,
      ...{
        area: isRequest ? "request-body" : "responses",
        kind: "existence",
        effect,
        flow: holder.flow,
        where: `${holder.where} ${type}`,
      },
      // The caller chooses the media type of both, by Content-Type and by Accept: fewer are fewer to choose from.
      ...{ callers: levels.callers, servers: action === "added" ? "breaking" : "safe" },
      message: `${holder.name} ${action === "added" ? `may be \`${type}\` now` : `is not offered as \`${type}\` any more`}`,
      base: base.pointer,
      head: head.pointer,
      ...(action === "removed" && { advice: "Keep the media type beside the new one for a while." }),
    });
  };
  const isOne = base.content.length <= 1 && head.content.length <= 1;
  const taken = new Set<MediaType>();
  for (const before of base.content) {
    const after =
      head.content.find(({ type }) => nameOf(type) === nameOf(before.type)) ??
      head.content.find(({ type }) => covers(type, before.type)) ??
      // Whoever accepts a type accepts it with parameters as well.
      (isRequest ? undefined : head.content.find(({ type }) => isSame(type, before.type) && covers(before.type, type)));
    if (!after) {
      tell("removed", before.type);
      continue;
    }
    taken.add(after);
    const named = isOne
      ? holder
      : { ...holder, where: `${holder.where} ${after.type}`, name: `${holder.name} (${after.type})` };
    compareEncoding(collector, named, before, after);
    collector.schemas(
      named,
      { schema: before.schema, pointer: `${before.pointer}/schema` },
      { schema: after.schema, pointer: `${after.pointer}/schema` },
    );
  }
  for (const after of head.content) {
    const isKnown = base.content.some(({ type }) => covers(type, after.type));
    if (!taken.has(after) && !isKnown) tell("added", after.type);
  }
}

/** Without what says only how it is written (RFC 8259 §11: JSON is UTF-8 whatever `charset` says). */
function nameOf(type: string): string {
  return type
    .toLowerCase()
    .replaceAll(/\s*;\s*(charset|boundary)=[^;]*/g, "")
    .replaceAll(/\s/g, "");
}

function isSame(type: string, other: string): boolean {
  return essence(type).toLowerCase() === essence(other).toLowerCase();
}

/** Whether a range such as `image/*` has a media type in it; one with parameters has those with the same (RFC 9110 §12.5.1). */
function covers(range: string, type: string): boolean {
  const [wide, narrow] = [essence(range).toLowerCase(), essence(type).toLowerCase()];
  const parameters = (text: string) => nameOf(text).split(";").slice(1);
  if (!parameters(range).every((each) => parameters(type).includes(each))) return false;
  return isSame(range, type) || wide === "*/*" || (wide.endsWith("/*") && narrow.startsWith(wide.slice(0, -1)));
}

function compareEncoding(collector: Collector, holder: Holder, base: MediaType, head: MediaType): void {
  for (const name of new Set([...Object.keys(base.encoding), ...Object.keys(head.encoding)])) {
    const [before, after] = [base.encoding[name] ?? {}, head.encoding[name] ?? {}];
    for (const key of ["contentType", "style", "explode", "allowReserved"] as const) {
      if (before[key] === after[key]) continue;
      collector.tell({
        code: `${holder.message}-body-encoding-changed`,
        ...{
          area: holder.area,
          kind: "type",
          effect: "unknown",
          flow: holder.flow,
          callers: "risky",
          servers: "risky",
        },
        where: `${holder.where} /${name}`,
        message: `\`/${name}\` of ${holder.name} has another \`${key}\` in its encoding`,
        ...{ before: before[key], after: after[key], base: base.pointer, head: head.pointer },
      });
    }
  }
}
