/** redocly.yaml with the contracts of a project in it. */
import { type Document, parseDocument } from "yaml";
import type { Destination } from "./layout.ts";

/**
 * @param present the file as it is; its comments and whatever else stands in it are kept
 * @returns the file as it shall be; `undefined` where nothing is missing
 */
export function withContracts(present: string | undefined, destinations: readonly Destination[]): string | undefined {
  const document = parseDocument(present?.trim() ? present : "extends:\n  - recommended\n", { prettyErrors: false });
  let isChanged = present === undefined;
  for (const destination of destinations) isChanged = add(document, destination) || isChanged;
  if (!isChanged) return undefined;
  // What is new stands apart from what was there.
  return document.toString({ lineWidth: 0 }).replace(/([^\n])\n(apis:\n)/, "$1\n\n$2");
}

function add(document: Document, { name, path, client, server }: Destination): boolean {
  const place = ["apis", name];
  const settings = { ...(client && { client }), ...(server && { server }) };
  if (!document.hasIn(place)) {
    document.setIn(place, document.createNode({ root: path, "x-cantus": settings }));
    return true;
  }
  if (document.hasIn([...place, "x-cantus"])) return false;
  document.setIn([...place, "x-cantus"], document.createNode(settings));
  return true;
}
