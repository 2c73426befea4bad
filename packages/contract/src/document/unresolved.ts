import type { ContractNotice } from "../error.ts";
import { nearest } from "./near.ts";
import { child, formatPointer, parsePointer } from "./pointer.ts";
import { isObject } from "./walk.ts";

/** Why a `$ref` leads to no value. */
export type UnresolvedReason = "missing" | "circular";

/** How far a path leads into a document, and what was perhaps meant. */
export function whereItEnds(document: unknown, path: readonly string[]) {
  let node = document;
  let depth = 0;
  for (; depth < path.length; depth++) {
    const next = child(node, path[depth] as string);
    if (next === undefined) break;
    node = next;
  }
  const missing = path[depth] ?? "";
  return {
    missing,
    /** Pointer of the last node that there is. */
    container: formatPointer(path.slice(0, depth)),
    near: isObject(node) ? nearest(missing, Object.keys(node)) : undefined,
  };
}

/** The fault of a `$ref` in a document that stands alone. */
export function unresolvedFault(
  document: unknown,
  ref: string,
  reason: UnresolvedReason,
  pointer: string,
): ContractNotice {
  const fault = (message: string, advice?: string): ContractNotice => ({
    code: "UNRESOLVED_REF",
    message,
    pointer,
    ...(advice && { advice }),
  });
  if (reason === "circular") return fault(`The $ref \`${ref}\` leads back to itself and never to a value.`);
  if (!ref.startsWith("#")) {
    return fault(
      `The $ref \`${ref}\` leads out of the document and was not followed.`,
      "Write what it means in its place.",
    );
  }
  if (ref !== "#" && !ref.startsWith("#/"))
    return fault(`The $ref \`${ref}\` leads nowhere: no schema has this \`$anchor\`.`);
  const { missing, container, near } = whereItEnds(document, parsePointer(ref));
  const where = container === "" ? "the document" : `\`#${container}\``;
  return fault(
    `The $ref \`${ref}\` leads nowhere: there is no \`${missing}\` in ${where}.`,
    near && `Did you mean \`${near}\`?`,
  );
}
