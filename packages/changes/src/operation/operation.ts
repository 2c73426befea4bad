import type { Contract, Operation } from "@cantus/contract";
import type { ChangedOperation } from "../change.ts";
import type { Collector } from "../collector.ts";
import { isObject } from "../schema/node.ts";
import { dayOf } from "../schema/sunset.ts";
import { compareRequestBody } from "./bodies.ts";
import { lifecycle, stability, sunsetOf } from "./lifecycle.ts";
import { compareParameters } from "./parameters.ts";
import { compareResponses } from "./responses.ts";
import { compareSecurity } from "./security.ts";

export function compareOperation(collector: Collector, base: Operation, head: Operation): void {
  const isUnchanged = isSameOperation(collector, base, head);
  if (isUnchanged) return;
  const place = { base: base.pointer, head: head.pointer };
  tellId(collector, base, head);
  lifecycle(collector, "the operation", { code: "endpoint", area: "paths", ...place }, base, head);
  stability(collector, base, head);
  compareWords(collector, base, head);
  if (!collector.options.isReversed) compareSecurity(collector, base, head);
  compareParameters(collector, base, head);
  compareRequestBody(collector, base, head);
  compareResponses(collector, base, head);
}

/** Quick: most operations of most versions are. */
function isSameOperation(collector: Collector, base: Operation, head: Operation): boolean {
  const { sameness } = collector;
  if (base.path !== head.path || base.id !== head.id) return false;
  if (!sameness.of(collector.base.at(base.pointer), collector.head.at(head.pointer))) return false;
  if (!sameness.of(itemParameters(collector.base, base), itemParameters(collector.head, head))) return false;
  if (!sameness.of(base.security, head.security)) return false;
  const schemes = (contract: Contract) => contract.document.components?.securitySchemes;
  return sameness.of(schemes(collector.base), schemes(collector.head));
}

function itemParameters(contract: Contract, operation: Operation): unknown {
  const item = contract.at(operation.pointer.slice(0, operation.pointer.lastIndexOf("/")));
  return isObject(item) ? (item.parameters ?? []) : [];
}

function tellId(collector: Collector, base: Operation, head: Operation): void {
  // Made-up ids follow the path, whose parameters may be called otherwise.
  if (base.id === head.id || (base.idIsGenerated && head.idIsGenerated) || collector.options.isReversed) return;
  collector.tell({
    code: base.idIsGenerated
      ? "api-operation-id-added"
      : head.idIsGenerated
        ? "api-operation-id-removed"
        : "api-operation-id-changed",
    ...{ area: "paths", kind: "existence", callers: "breaking", servers: "breaking", before: base.id, after: head.id },
    message: `the operation is called \`${head.id}\`, before \`${base.id}\`: generated clients and handlers have that name`,
    advice: "Keep the operationId, whatever the path is called.",
    base: base.idIsGenerated ? base.pointer : `${base.pointer}/operationId`,
    head: head.idIsGenerated ? head.pointer : `${head.pointer}/operationId`,
  });
}

function compareWords(collector: Collector, base: Operation, head: Operation): void {
  const place = { base: base.pointer, head: head.pointer };
  const common = { kind: "none", callers: "safe", servers: "safe", ...place } as const;
  for (const tag of base.tags) {
    if (!head.tags.includes(tag))
      collector.tell({
        code: "api-tag-removed",
        area: "tags",
        ...common,
        message: `the operation has not the tag \`${tag}\` any more`,
        before: tag,
      });
  }
  for (const tag of head.tags) {
    if (!base.tags.includes(tag))
      collector.tell({
        code: "api-tag-added",
        area: "tags",
        ...common,
        message: `the operation has the tag \`${tag}\` now`,
        after: tag,
      });
  }
  for (const key of ["summary", "description"] as const) {
    if (base[key] === head[key]) continue;
    collector.tell({
      code: `api-${key}-changed`,
      area: "paths",
      ...common,
      message: `the operation has another ${key}`,
    });
  }
}

export function tellRemoved(collector: Collector, base: Operation): void {
  if (collector.options.isReversed) {
    collector.tell({
      ...{
        code: "webhook-removed",
        area: "webhooks",
        kind: "existence",
        callers: "breaking",
        servers: "safe",
        base: base.pointer,
      },
      message: "the request is not sent any more",
    });
    return;
  }
  const { date: sunset, text } = sunsetOf(collector.base, base.pointer);
  const isOver = sunset !== undefined && sunset <= collector.options.today;
  const rule = isOver
    ? "with-deprecation"
    : sunset
      ? "before-sunset"
      : base.deprecated && text === undefined
        ? "with-deprecation"
        : "without-deprecation";
  const isUnreadable = text !== undefined && !sunset;
  collector.tell({
    code: isUnreadable ? "api-path-sunset-parse" : `api-removed-${rule}`,
    ...{
      area: "paths",
      kind: isUnreadable ? "lifecycle" : "existence",
      effect: "narrows",
      flow: "request",
      before: dayOf(sunset),
    },
    ...{
      callers: isOver ? "safe" : rule === "with-deprecation" ? "risky" : "breaking",
      servers: "safe",
      base: base.pointer,
    },
    message: isOver
      ? `the operation is gone, as was told for ${dayOf(sunset)}`
      : sunset
        ? `the operation is gone, before the day that was told (${dayOf(sunset)})`
        : isUnreadable
          ? `the operation is gone, and its \`x-sunset\` was no date: \`${text}\``
          : `the operation is gone${base.deprecated ? ", after it was deprecated" : ""}`,
    ...(!isOver && { advice: "Keep it, mark it as `deprecated` and say by `x-sunset` on which day it ends." }),
  });
}

export function tellAdded(collector: Collector, head: Operation): void {
  if (collector.options.isReversed) {
    collector.tell({
      ...{
        code: "webhook-added",
        area: "webhooks",
        kind: "existence",
        callers: "safe",
        servers: "safe",
        head: head.pointer,
      },
      message: "the request is new",
    });
    return;
  }
  collector.tell({
    ...{ code: "endpoint-added", area: "paths", kind: "existence", effect: "widens", flow: "request" },
    ...{ callers: "safe", servers: "breaking", message: "the operation is new", head: head.pointer },
  });
}

export function named(operation: Operation): ChangedOperation {
  return { id: operation.id, method: operation.method.toUpperCase(), path: operation.path };
}
