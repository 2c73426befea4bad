import { duplicateOperationIds, identicalPaths } from "./document/check.ts";
import { normalize } from "./document/normalize.ts";
import { operationsIn } from "./document/operations.ts";
import { at, below, formatPointer, parsePointer } from "./document/pointer.ts";
import { References } from "./document/reference.ts";
import { undeclaredSchemes } from "./document/undeclared-schemes.ts";
import { versionOf } from "./document/version.ts";
import { ContractError, type ContractErrorCode, type ContractNotice } from "./error.ts";
import { createMatcher, type Matcher } from "./match.ts";
import { OperationModel } from "./model/operation.ts";
import { securitySchemesOf } from "./model/security-scheme.ts";
import { serversOf } from "./model/server.ts";
import type { Contract, OpenApiDocument, Operation, Reference, SecurityScheme } from "./model.ts";
import { readProblemTemplate } from "./problem/template.ts";

export interface CreateContractOptions {
  /** What the contract is called. Defaults to its title in lower case: `Music jobs` → `music-jobs`. */
  readonly name?: string;
  /** The version its author wrote. Defaults to the document's own. */
  readonly sourceVersion?: string;
  /** Where a node of `document` was written. Defaults to not knowing. */
  readonly locate?: Contract["locate"];
  /** What was found when this very document, a contract's own `document`, was made: nothing of it is checked again. */
  readonly checked?: CheckedDocument;
}

interface CheckedDocument {
  /** The operations whose ids were generated, as pointers. */
  readonly generatedIds: ReadonlySet<string>;
  readonly notices: readonly ContractNotice[];
}

/**
 * The model of a contract, from a bundled document: one value, with no `$ref` that leads out of it. It is not changed;
 * what 3.0 and 3.2 write otherwise is copied into 3.1, and operations without an operationId get one.
 *
 * @throws {ContractError} NOT_OPENAPI, SWAGGER_2, UNSUPPORTED_VERSION, INVALID_CONTRACT, UNRESOLVED_REF,
 *   DUPLICATE_OPERATION_ID, AMBIGUOUS_PATHS
 * @example
 * const contract = createContract({ openapi: "3.1.0", info, paths: { "/jobs": { get: { responses } } } });
 * contract.operations[0].id; // "getJobs"
 */
export function createContract(source: OpenApiDocument, options: CreateContractOptions = {}): Contract {
  const locate = options.locate ?? (() => undefined);
  const { document, generatedIds, notices } = options.checked
    ? { document: source, ...options.checked }
    : checkedDocument(source, locate);

  const references = new References(document);
  const operations = operationsOf(document, references, generatedIds);
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  let matcher: Matcher | undefined;
  let securitySchemes: ReadonlyMap<string, SecurityScheme> | undefined;
  const found = () => {
    const undeclared = undeclaredSchemes(operations, new Set(Object.keys(document.components?.securitySchemes ?? {})));
    return [...generatedIdsNotice(operations), ...undeclared, ...notices].map((notice) => located(notice, locate));
  };

  return {
    name: options.name ?? nameOf(document),
    document,
    sourceVersion: options.sourceVersion ?? source.openapi,
    operations,
    servers: serversOf(document),
    get securitySchemes() {
      securitySchemes ??= securitySchemesOf(document.components, references);
      return securitySchemes;
    },
    problemTemplate: readProblemTemplate(document, locate),
    notices: options.checked ? notices : found(),
    operation: (id) => byId.get(id),
    match(method, path) {
      matcher ??= createMatcher(operations);
      return matcher(method, path);
    },
    resolve: <Node>(node: Node | Reference) => references.resolve(node) as Node,
    at: (pointer) => at(document, pointer),
    locate,
  };
}

function checkedDocument(
  source: OpenApiDocument,
  locate: Contract["locate"],
): CheckedDocument & { readonly document: OpenApiDocument } {
  const { document, generatedIds, notices, faults } = normalize(source, versionOf(source, locate));
  refuse(faults, locate);
  const paths = identicalPaths(document, locate);
  refuse([...duplicateOperationIds(document, locate), ...paths.faults], locate);
  return { document, generatedIds, notices: [...paths.notices, ...notices] };
}

function refuse(faults: readonly ContractNotice[], locate: Contract["locate"]): void {
  const [first] = faults;
  if (!first) return;
  throw new ContractError(
    first.code as ContractErrorCode,
    faults.map((fault) => located(fault, locate)),
  );
}

function located(notice: ContractNotice, locate: Contract["locate"]): ContractNotice {
  const location = notice.location ?? (notice.pointer === undefined ? undefined : locate(notice.pointer));
  return location ? { ...notice, location } : notice;
}

function operationsOf(
  document: OpenApiDocument,
  references: References,
  generatedIds: ReadonlySet<string>,
): Operation[] {
  const paths = document.paths ?? {};
  const idAt = (operationRef: string) => {
    // A pointer to an operation has three steps; what its path item is a reference to is written in place by now.
    const pointer = formatPointer(parsePointer(operationRef));
    return operationRef.startsWith("#") ? (at(document, `${pointer}/operationId`) as string | undefined) : undefined;
  };
  return [...operationsIn(paths)].map(
    ({ path, method, pathItem, operation: node }) =>
      new OperationModel({
        node,
        id: node.operationId as string,
        idIsGenerated: generatedIds.has(below("/paths", path, method)),
        method,
        path,
        pathItem,
        references,
        security: Array.isArray(document.security) ? document.security : [],
        operationIdAt: idAt,
      }),
  );
}

function generatedIdsNotice(operations: readonly Operation[]): ContractNotice[] {
  const generated = operations.filter((operation) => operation.idIsGenerated);
  const [first] = generated;
  if (!first) return [];
  const many = generated.length > 1;
  return [
    {
      code: "GENERATED_OPERATION_IDS",
      message: many
        ? `${generated.length} operations have no operationId and are called by method and path, like \`${first.id}\`.`
        : `${first.method.toUpperCase()} ${first.path} has no operationId and is called \`${first.id}\`.`,
      advice: "Give each an operationId, so that its name in code stays when its path changes.",
      pointer: first.pointer,
    },
  ];
}

function nameOf(document: OpenApiDocument): string {
  const words = String(document.info?.title ?? "")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu);
  return words?.join("-") ?? "contract";
}
