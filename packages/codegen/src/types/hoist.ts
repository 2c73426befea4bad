import { pascalCase, uniqueNames } from "@cantus/contract/names";
import ts from "typescript";

/**
 * Gives each of these schemas a type alias of its own, in which they name each other by alias: TypeScript follows a
 * recursive alias, but not a property that is its own type.
 */
export function hoistSchemas(nodes: readonly ts.Node[], schemas: ReadonlySet<string>): ts.Node[] {
  if (schemas.size === 0) return [...nodes];
  const aliases = uniqueNames(schemas, (name) => `Recursive${pascalCase(name)}`);
  const aliasOf = (name: string | undefined) => {
    const alias = name === undefined ? undefined : aliases.get(name);
    return alias === undefined ? undefined : ts.factory.createTypeReferenceNode(alias);
  };
  const hoisted: ts.Node[] = [];

  const byAlias = (node: ts.Node): ts.Node =>
    aliasOf(referencedSchema(node)) ?? ts.visitEachChild(node, byAlias, undefined);

  const components = nodes.map((node) => {
    if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
    return ts.visitEachChild(node, inComponents, undefined);
  });

  function inComponents(group: ts.Node): ts.Node {
    return isNamed(group, "schemas") ? ts.visitEachChild(group, inSchemas, undefined) : group;
  }
  function inSchemas(list: ts.Node): ts.Node {
    return ts.isTypeLiteralNode(list) ? ts.visitEachChild(list, schemaProperty, undefined) : list;
  }
  function schemaProperty(property: ts.Node): ts.Node {
    if (!ts.isPropertySignature(property) || !property.type) return property;
    const name = textOf(property.name);
    const alias = aliasOf(name);
    if (!alias) return property;
    const type = ts.visitNode(property.type, byAlias, ts.isTypeNode) as ts.TypeNode;
    hoisted.push(ts.factory.createTypeAliasDeclaration(undefined, aliases.get(name) as string, undefined, type));
    const { modifiers, questionToken } = property;
    const replaced = ts.factory.updatePropertySignature(property, modifiers, property.name, questionToken, alias);
    return ts.setSyntheticLeadingComments(replaced, ts.getSyntheticLeadingComments(property));
  }
  return [...components, ...hoisted];
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isPropertySignature(node) && textOf(node.name) === name;
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : "";
}

/** The `Job` of `components["schemas"]["Job"]`. */
function referencedSchema(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType: group } = node.objectType;
  if (!ts.isTypeReferenceNode(root) || !ts.isIdentifier(root.typeName) || root.typeName.text !== "components")
    return undefined;
  return literalText(group) === "schemas" ? literalText(node.indexType) : undefined;
}

function literalText(node: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal) ? node.literal.text : undefined;
}
