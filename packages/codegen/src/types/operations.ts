import ts from "typescript";
import { pascalCase, uniqueNames } from "../names.ts";

/**
 * Gives each operation an interface of its own, `GetJobOperation`, which `operations` names: an editor then shows a
 * call by that name, where it would write out all that is declared of it.
 */
export function nameOperations(nodes: readonly ts.Node[]): ts.Node[] {
  return nodes.flatMap((node) => (isOperations(node) ? withNames(node) : [node]));
}

function isOperations(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === "operations";
}

function withNames(operations: ts.InterfaceDeclaration): ts.Node[] {
  const { factory } = ts;
  const { modifiers, name, typeParameters, heritageClauses } = operations;
  const members = operations.members.filter(ts.isPropertySignature);
  const names = uniqueNames(members.map(idOf), (id) => `${pascalCase(id)}Operation`);
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const interfaces: ts.Node[] = [];

  const references = members.map((member) => {
    if (!member.type || !ts.isTypeLiteralNode(member.type)) return member;
    const own = names.get(idOf(member)) as string;
    interfaces.push(factory.createInterfaceDeclaration(exported, own, undefined, undefined, member.type.members));
    // An operationId of digits only becomes a number, and what handlers and calls are known by is text.
    const key = ts.isNumericLiteral(member.name) ? factory.createStringLiteral(member.name.text) : member.name;
    const type = factory.createTypeReferenceNode(own);
    const reference = factory.updatePropertySignature(member, member.modifiers, key, member.questionToken, type);
    return ts.setSyntheticLeadingComments(reference, ts.getSyntheticLeadingComments(member));
  });
  return [
    factory.updateInterfaceDeclaration(operations, modifiers, name, typeParameters, heritageClauses, references),
    ...interfaces,
  ];
}

const idOf = ({ name }: ts.PropertySignature): string => (name as ts.Identifier | ts.LiteralExpression).text;
