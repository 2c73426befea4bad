/** What the standard forbids and nothing can be built on. */
import type { ContractNotice } from "../error.ts";
import type { Contract } from "../model.ts";
import { operationsIn } from "./operations.ts";
import { below } from "./pointer.ts";
import { isObject, type JsonObject } from "./walk.ts";

/** Operation Object: `operationId` "MUST be unique among all operations described in the API". */
export function duplicateOperationIds(document: JsonObject, locate: Contract["locate"]): ContractNotice[] {
  const first = new Map<string, { label: string; pointer: string }>();
  const faults: ContractNotice[] = [];
  for (const collection of ["paths", "webhooks"]) {
    const items = document[collection];
    for (const { path, method, operation } of operationsIn(isObject(items) ? items : {})) {
      const id = operation.operationId;
      if (typeof id !== "string") continue;
      const pointer = below("", collection, path, method, "operationId");
      const label = `${method.toUpperCase()} ${path}`;
      const other = first.get(id);
      if (!other) first.set(id, { label, pointer });
      else
        faults.push({
          code: "DUPLICATE_OPERATION_ID",
          message: `Two operations have the operationId \`${id}\`: ${other.label} and ${label}.`,
          advice: "Rename one of them: an operationId names one operation of the whole contract.",
          pointer,
          ...places(locate, pointer, other.pointer),
        });
    }
  }
  return faults;
}

/**
 * Paths Object: "Templated paths with the same hierarchy but different templated names MUST NOT exist as they are
 * identical." Where they share a method, no request can tell which operation it is for: a fault. Where they do not, as in
 * GitHub's contract, each request still has one operation: worth a notice.
 */
export function identicalPaths(document: JsonObject, locate: Contract["locate"]) {
  const seen = new Map<string, { path: string; method: string }[]>();
  const faults: ContractNotice[] = [];
  const notices = new Map<string, ContractNotice>();
  for (const { path, method } of operationsIn(isObject(document.paths) ? document.paths : {})) {
    const hierarchy = path.replace(/\{[^{}]*\}/g, "{}");
    const others = seen.get(hierarchy) ?? [];
    seen.set(hierarchy, [...others, { path, method }]);
    const other = others.find((candidate) => candidate.path !== path);
    if (!other) continue;
    const rival = others.find((candidate) => candidate.path !== path && candidate.method === method);
    const pointers = [below("/paths", path), below("/paths", (rival ?? other).path)] as const;
    const common = { pointer: pointers[0], ...places(locate, ...pointers) };
    if (rival) {
      faults.push({
        code: "AMBIGUOUS_PATHS",
        message: `${method.toUpperCase()} ${rival.path} and ${method.toUpperCase()} ${path} match the same requests.`,
        advice: "Paths that differ only in the names of their parameters are one path. Remove or rename one.",
        ...common,
      });
    } else {
      notices.set(path, {
        code: "IDENTICAL_PATHS",
        message: `The paths ${other.path} and ${path} are identical but for the names of their parameters.`,
        advice: "OpenAPI wants all methods of such a path under one key.",
        ...common,
      });
    }
  }
  return { faults, notices: [...notices.values()] };
}

function places(locate: Contract["locate"], here: string, there: string): Pick<ContractNotice, "location" | "related"> {
  const location = locate(here);
  const related = locate(there);
  return { ...(location && { location }), ...(related && { related: [related] }) };
}
