/** Makes of any document that can be read the one form that everything else works on. */
import type { ContractNotice } from "../error.ts";
import type { OpenApiDocument } from "../model.ts";
import { bindGeneric } from "./generic.ts";
import { GRAMMAR, isExtension, type NodeType } from "./grammar.ts";
import { inlinePathItems, nameOperations } from "./operations.ts";
import { formatPointer } from "./pointer.ts";
import { reduceNode } from "./reduce.ts";
import { isReference, References } from "./reference.ts";
import { infoFaults, misplacedFault, parameterFaults } from "./structure.ts";
import { type UnresolvedReason, unresolvedFault } from "./unresolved.ts";
import { upgradeNode } from "./upgrade.ts";
import { type Minor, MODEL_VERSION } from "./version.ts";
import { type JsonObject, rewrite } from "./walk.ts";

export interface Normalized {
  readonly document: OpenApiDocument;
  /** The operations whose ids were generated, as pointers. */
  readonly generatedIds: ReadonlySet<string>;
  readonly notices: readonly ContractNotice[];
  /** What makes the document unusable. */
  readonly faults: readonly ContractNotice[];
}

/**
 * A document as 3.1, path items in place of references to them, and each operation with an id. The given one is not
 * changed; what did not have to change is shared with it.
 */
export function normalize(source: JsonObject, minor: Minor): Normalized {
  const notices: ContractNotice[] = [];
  const faults: ContractNotice[] = [];
  const references = new References(source);
  /** What is wrong with a `$ref`, by its text; most documents say the same ones often. */
  const checked = new Map<string, UnresolvedReason | undefined>();

  function checkReference(ref: string, path: readonly string[]): void {
    if (!checked.has(ref)) checked.set(ref, references.whyUnresolved(ref));
    const reason = checked.get(ref);
    if (reason) faults.push(unresolvedFault(source, ref, reason, formatPointer([...path, "$ref"])));
  }

  const rewritten = rewrite(source, {
    node(node, type, path) {
      if (typeof node.$ref === "string") checkReference(node.$ref, path);
      for (const [key, value] of Object.entries(node)) {
        if (typeof value === "object" && !Object.hasOwn(GRAMMAR[type], key) && isStructure(key, type)) {
          forEachReference(value, [...path, key], checkReference);
        }
      }
      if (type === "parameter") faults.push(...parameterFaults(node, path));
      if (minor === "3.0") return upgradeNode(node, type);
      if (type === "schema" && typeof node.$ref === "string") return bindGeneric(node, path, source);
      if (minor === "3.2") return reduceNode(node, type, path, source, notices);
      return node;
    },
    misplaced(value, wanted, type, path) {
      faults.push(misplacedFault(value, wanted, type, path));
    },
  });
  faults.push(...infoFaults(source));
  if (faults.length > 0) return { document: source as OpenApiDocument, generatedIds: new Set(), notices, faults };

  const versioned = minor === "3.1" ? rewritten : { ...rewritten, openapi: MODEL_VERSION };
  const inlined = inlinePathItems(versioned);
  const { document, generatedIds } = nameOperations(inlined);
  return { document: document as OpenApiDocument, generatedIds, notices, faults };
}

/** Whether a member that the grammar does not list could still hold a `$ref` that somebody wants followed. */
function isStructure(key: string, type: NodeType): boolean {
  if (isExtension(key)) return false;
  if (type === "example" || type === "link" || type === "responses" || type === "callback") return false;
  return !["example", "examples", "default", "enum", "const", "security", "mapping", "discriminator"].includes(key);
}

function forEachReference(root: unknown, start: string[], found: (ref: string, path: string[]) => void): void {
  const seen = new Set<unknown>();
  const visit = (node: unknown, path: string[]) => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    if (isReference(node)) found(node.$ref, path);
    for (const [key, value] of Object.entries(node)) {
      if (!isExtension(key)) visit(value, [...path, key]);
    }
  };
  visit(root, start);
}
