/** The types of one part of a document (a path, a schema, …), as text. */
import { astToString, type GlobalContext, type OpenAPI3, transformSchema } from "openapi-typescript";
import ts from "typescript";
import { hoistSchemas } from "./hoist.ts";

/** By which of these a part is found in a document: a path by `paths`, a schema by `schemas` among the components. */
export const COMPONENTS = ["schemas", "responses", "parameters", "requestBodies", "headers", "pathItems"] as const;
export type PartKind = "paths" | "webhooks" | "$defs" | (typeof COMPONENTS)[number];

export interface PartTypes {
  /** The part's members of what holds all parts of its kind, without indentation. */
  readonly members: string;
  readonly operations: readonly OperationType[];
  /** Declarations that these need beside them; several parts may need the same. */
  readonly declarations: readonly Declaration[];
  /** What was looked at elsewhere in the document, and how it was. */
  readonly references: ReadonlyMap<string, string>;
}

export interface OperationType {
  readonly id: string;
  /** As a property: `getJob`, `"get-job"`. */
  readonly key: string;
  /** The members of its interface, without indentation. */
  readonly members: string;
}

export interface Declaration {
  readonly name: string;
  readonly text: string;
}

/**
 * @param recursive the schemas that get an alias of their own
 * @param look how a reference's target is, as text
 */
export function typesOfPart(
  kind: PartKind,
  name: string,
  part: unknown,
  context: GlobalContext,
  recursive: ReadonlySet<string>,
  look: (ref: string) => string,
): PartTypes {
  const references = new Map<string, string>();
  const own: GlobalContext = {
    ...context,
    injectFooter: [],
    resolve: <T>(ref: string) => {
      references.set(ref, look(ref));
      return context.resolve<T>(ref);
    },
  };
  const isComponent = (COMPONENTS as readonly string[]).includes(kind);
  const alone = { [kind]: kind === "$defs" ? part : { [name]: part } };
  const transformed = transformSchema((isComponent ? { components: alone } : alone) as unknown as OpenAPI3, own);
  const nodes = kind === "schemas" && recursive.has(name) ? hoistSchemas(transformed, recursive) : transformed;
  const root = interfaceOf(nodes, isComponent ? "components" : kind);
  const group = isComponent ? root?.members.find((member) => isNamed(member, kind)) : undefined;
  const members = group && ts.isPropertySignature(group) ? literalMembers(group.type) : root?.members;
  return {
    members: printed(members ?? []),
    operations: interfaceOf(nodes, "operations")?.members.filter(ts.isPropertySignature).map(operationType) ?? [],
    declarations: nodes.filter(ts.isTypeAliasDeclaration).flatMap((node) => {
      return ROOTS.has(node.name.text) ? [] : [{ name: node.name.text, text: astToString(node) }];
    }),
    references,
  };
}

/** What it says of every document, whether there is such a thing in it or not. */
const ROOTS = new Set(["paths", "webhooks", "components", "$defs", "operations"]);

function interfaceOf(nodes: readonly ts.Node[], name: string): ts.InterfaceDeclaration | undefined {
  return nodes.filter(ts.isInterfaceDeclaration).find((node) => node.name.text === name);
}

function operationType(property: ts.PropertySignature): OperationType {
  const { name, type } = property;
  const id = (name as ts.Identifier | ts.LiteralExpression).text;
  // An operationId of digits only becomes a number, and what handlers and calls are known by is text.
  const key = ts.isIdentifier(name) ? id : JSON.stringify(id);
  return { id, key, members: printed(literalMembers(type)) };
}

const isNamed = (member: ts.TypeElement, name: string) =>
  member.name !== undefined && ts.isIdentifier(member.name) && member.name.text === name;

const literalMembers = (type: ts.TypeNode | undefined) => (type && ts.isTypeLiteralNode(type) ? type.members : []);

/** Members as they stand in an interface, without its first and last line. */
function printed(members: readonly ts.TypeElement[]): string {
  return printer.printList(ts.ListFormat.MultiLine, ts.factory.createNodeArray(members), NO_SOURCE).trimEnd();
}

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
/** What a printer looks for the text of parsed nodes in; ours are made. */
const NO_SOURCE = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);

const INDENT = "    ";

/** Lines, each indented so many times. */
export function indented(text: string, times = 1): string {
  return text.replace(/^(?=.)/gm, INDENT.repeat(times));
}
