/** The module that the types of all parts make together. */
import { pascalCase, uniqueNames } from "@cantus/contract/names";
import { COMPONENTS, type Declaration, indented, type OperationType, type PartKind, type PartTypes } from "./parts.ts";

export interface TypesModule {
  readonly text: string;
  /** What it declares. */
  readonly names: readonly string[];
}

/**
 * @param parts of each kind, in document order
 * @param hasComponents whether the document has a place for them, be it empty
 */
export function typesModule(parts: ReadonlyMap<PartKind, readonly PartTypes[]>, hasComponents: boolean): TypesModule {
  const of = (kind: PartKind) => parts.get(kind) ?? [];
  const all = [...parts.values()].flat();
  const operations = operationDeclarations(all.flatMap((part) => part.operations));
  const declarations = [
    declared("paths", membersOf(of("paths"))),
    ...["webhooks" as const].flatMap((kind) => optional(kind, membersOf(of(kind)))),
    declared("components", hasComponents ? components(of) : ""),
    ...["$defs" as const].flatMap((kind) => optional(kind, membersOf(of(kind)))),
    ...operations,
    ...new Map(all.flatMap((part) => part.declarations.map((each) => [each.name, each] as const))).values(),
  ];
  return { text: declarations.map(({ text }) => text).join(""), names: declarations.map(({ name }) => name) };
}

const membersOf = (parts: readonly PartTypes[]) => parts.map(({ members }) => members).join("\n");

function declared(name: string, members: string): Declaration {
  return {
    name,
    text:
      members === ""
        ? `export type ${name} = Record<string, never>;\n`
        : `export interface ${name} {\n${indented(members)}\n}\n`,
  };
}

const optional = (name: string, members: string) => (members === "" ? [] : [declared(name, members)]);

function components(of: (kind: PartKind) => readonly PartTypes[]): string {
  const groups = COMPONENTS.map((kind) => {
    const members = membersOf(of(kind));
    return members === "" ? `${kind}: never;` : `${kind}: {\n${indented(members)}\n};`;
  });
  return groups.join("\n");
}

/**
 * Each operation has an interface of its own, `GetJobOperation`, which `operations` names: an editor then shows a call by
 * that name, where it would write out all that is declared of it.
 */
function operationDeclarations(operations: readonly OperationType[]): Declaration[] {
  const names = uniqueNames(
    operations.map(({ id }) => id),
    (id) => `${pascalCase(id)}Operation`,
  );
  const nameOf = ({ id }: OperationType) => names.get(id) as string;
  return [
    declared("operations", operations.map((operation) => `${operation.key}: ${nameOf(operation)};`).join("\n")),
    ...operations.map((operation) => declared(nameOf(operation), operation.members)),
  ];
}
