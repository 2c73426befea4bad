import { schemaValidator } from "@cantus/contract/schema";
import type { Flow } from "../change.ts";
import type { Node } from "./node.ts";

/** Whether a value keeps all schemas of a node: the verdict that server, mock and verify give as well. */
export function isAccepted(node: Node, value: unknown, flow: Flow): boolean {
  const { accepts } = schemaValidator(node.contract);
  return node.parts.every(({ schema }) => accepts(schema, value, flow));
}
