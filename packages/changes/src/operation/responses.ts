/** What comes back: statuses, headers, bodies, links. */
import type { Header, Operation, Response } from "@cantus/contract";
import type { Effect, Level } from "../change.ts";
import type { Collector, Holder } from "../collector.ts";
import { levelsOf } from "../level.ts";
import { compareContent } from "./bodies.ts";

export function compareResponses(collector: Collector, base: Operation, head: Operation): void {
  const statuses = new Set([...base.responses, ...head.responses].map(({ status }) => status));
  for (const status of statuses) {
    const before = declared(base, status);
    const after = declared(head, status);
    if (before.own && after.own) compareResponse(collector, before.own, after.own, status);
    // What is spoken for by a range or by `default` is only said more closely, or less.
    else if (before.any && after.any) compareResponse(collector, before.any, after.any, status);
    else tellStatus(collector, status, before.own, after.own, base, head);
  }
}

function declared(operation: Operation, status: string): { own: Response | undefined; any: Response | undefined } {
  const own = operation.responses.find((response) => response.status === status);
  const any = /^\d{3}$/.test(status) ? operation.response(Number(status)) : own;
  // `default` stands for failures where successes are named: a new 2xx is no part of it.
  const isFailure = !/^[123]/.test(status);
  return { own, any: own ?? (any?.status === "default" && !isFailure ? undefined : any) };
}

function tellStatus(
  collector: Collector,
  status: string,
  before: Response | undefined,
  after: Response | undefined,
  base: Operation,
  head: Operation,
): void {
  const isSuccess = /^[23]/.test(status) || status === "default";
  const kind = isSuccess ? "success" : "non-success";
  const removed: Level = isSuccess && status !== "default" ? "breaking" : "safe";
  const isOnly =
    status !== "default" &&
    /^2/.test(status) &&
    !head.responses.some(
      (each) => each.status !== status && /^2/.test(each.status) && base.response(Number(each.status)),
    );
  collector.tell({
    code: `response-${kind}-status-${after ? "added" : "removed"}`,
    ...{
      area: "responses",
      kind: "existence",
      effect: after ? "widens" : "narrows",
      flow: collector.flowOf("response"),
    },
    where: `answer ${status}`,
    // A success that replaces all others is one that callers do not know.
    callers: after ? (isOnly && isSuccess ? "risky" : "safe") : removed,
    servers: after ? "safe" : "breaking",
    message: after ? `the answer ${status} is new` : `the answer ${status} is gone`,
    base: before?.pointer ?? `${base.pointer}/responses`,
    head: after?.pointer ?? `${head.pointer}/responses`,
    ...(!after && removed === "breaking" && { advice: "Keep the status that callers wait for." }),
  });
}

function compareResponse(collector: Collector, base: Response, head: Response, status: string): void {
  const flow = collector.flowOf("response");
  const where = `answer ${status}`;
  if (base.description !== head.description && base.status === head.status) {
    collector.tell({
      ...{
        code: "response-description-changed",
        area: "responses",
        kind: "none",
        callers: "safe",
        servers: "safe",
        where,
      },
      ...{ message: `the answer ${status} is described in other words`, base: base.pointer, head: head.pointer },
    });
  }
  compareHeaders(collector, base, head, where);
  const holder: Holder = {
    noun: "body",
    message: "response",
    flow,
    area: "schema",
    where,
    name: `the answer ${status}`,
  };
  if (base.content.length > 0 || head.content.length > 0) compareContent(collector, holder, base, head);
  compareLinks(collector, base, head, where);
}

function compareHeaders(collector: Collector, base: Response, head: Response, where: string): void {
  const flow = collector.flowOf("response");
  const byName = (response: Response) => new Map(response.headers.map((header) => [header.name.toLowerCase(), header]));
  const [before, after] = [byName(base), byName(head)];
  const holderOf = (header: Header): Holder => ({
    ...{ noun: "header", message: "response", flow, area: "headers" },
    where: `${where} header ${header.name}`,
    name: `the header \`${header.name}\` of the ${where}`,
  });
  const tell = (
    code: string,
    kind: "existence" | "requiredness",
    effect: Effect,
    header: Header,
    text: string,
    callers?: Level,
  ) =>
    collector.tell({
      ...{ code, area: "headers", kind, effect, flow, ...levelsOf(flow, effect), ...(callers && { callers }) },
      where: holderOf(header).where,
      message: `${holderOf(header).name} ${text}`,
      base: before.get(header.name.toLowerCase())?.pointer ?? base.pointer,
      head: after.get(header.name.toLowerCase())?.pointer ?? head.pointer,
    });
  for (const [name, header] of before) {
    const other = after.get(name);
    if (!other) {
      const need = header.required ? "required" : "optional";
      tell(
        `${need}-response-header-removed`,
        "existence",
        header.required ? "widens" : "none",
        header,
        "is gone",
        header.required ? "breaking" : "risky",
      );
      continue;
    }
    if (header.required !== other.required) {
      const effect = other.required ? "narrows" : "widens";
      tell(
        `response-header-became-${other.required ? "required" : "optional"}`,
        "requiredness",
        effect,
        other,
        other.required ? "always comes now" : "does not always come any more",
      );
    }
    collector.schemas(holderOf(other), schemaOf(header), schemaOf(other));
  }
  for (const [name, header] of after) {
    if (before.has(name)) continue;
    const isSunset = name === "sunset";
    const text = isSunset ? "is new: the operation will end on the day that it tells (RFC 8594)" : "is new";
    tell(
      isSunset ? "response-sunset-header-added" : "response-header-added",
      "existence",
      header.required ? "narrows" : "none",
      header,
      text,
      isSunset ? "risky" : "safe",
    );
  }
}

function schemaOf({ schema, content, pointer }: Header) {
  return content
    ? { schema: content.schema, pointer: `${content.pointer}/schema` }
    : { schema, pointer: `${pointer}/schema` };
}

function compareLinks(collector: Collector, base: Response, head: Response, where: string): void {
  const names = new Set([...base.links, ...head.links].map(({ name }) => name));
  for (const name of names) {
    const before = base.links.find((link) => link.name === name);
    const after = head.links.find((link) => link.name === name);
    if (before && after && collector.sameness.of(collector.base.at(before.pointer), collector.head.at(after.pointer)))
      continue;
    const action = !before ? "added" : !after ? "removed" : "changed";
    const text = { added: "is new", removed: "is gone", changed: "leads elsewhere, or with other values" }[action];
    collector.tell({
      ...{
        code: `response-link-${action}`,
        area: "links",
        kind: "existence",
        where,
        callers: action === "added" ? "safe" : "risky",
        servers: "safe",
      },
      ...{
        message: `the link \`${name}\` of the ${where} ${text}`,
        base: before?.pointer ?? base.pointer,
        head: after?.pointer ?? head.pointer,
      },
    });
  }
}
